"use strict";
(function () {
  var pictures = JSON.parse(document.getElementById("pictures").textContent);
  var places = document.querySelectorAll("figure .picture");
  pictures.forEach(function (spec, number) {
    var still = places[number].innerHTML;
    var options = {
      actions: false, ast: true, defaultStyle: false, renderer: "svg",
      tooltip: { disableDefaultStyle: true },
      loader: { load: function () { return Promise.reject(new Error("nothing is loaded")); } }
    };
    vegaEmbed(places[number], spec, options).catch(function () { places[number].innerHTML = still; });
  });
})();
