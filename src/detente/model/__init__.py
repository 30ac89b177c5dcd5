"""The nouns: document, span, when, actor, claim, record, review. Standard library only.

DESIGN: "one word for one thing". Every type here is frozen; nothing here reads, writes or computes beyond itself.
"""
