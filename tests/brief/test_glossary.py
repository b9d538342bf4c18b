"""The page explains the words of the trade that it uses, and no others."""

from goodoffices import open_case
from goodoffices.brief import glossary


def test_the_paris_page_explains_what_its_bottom_line_says() -> None:
    content = open_case("paris-2014").brief().content
    (told,) = [fact.text for fact in content.method if fact.label == "Words"]
    said = " ".join(sentence.text for sentence in content.bottom_line)
    for word in told.split("; "):
        assert word.partition(":")[0] in said
    assert "sequential stability: " in told


def test_nash_stability_is_not_taken_for_the_nash_standard() -> None:
    assert glossary.used(["It holds under Nash stability."]).count("Nash") == 1
    assert glossary.used(["The talks failed."]) == ""
