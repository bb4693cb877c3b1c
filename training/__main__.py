"""`python -m training CORPORA MINILM WORK`: from the corpora to the shipped model. See README.md."""

from training.run import main

if __name__ == "__main__":
    main()
