"""Looking several moves ahead: limited-move, non-myopic and Stackelberg stability; Maximin_h."""
