"""Quality and speed, one command each. A corpus is an argument, so any set can be measured alike."""
