"""How the shipped model was made: see README.md and MODEL_CARD.md."""
