"""words -> calendar; knows nothing of documents or spaCy."""
