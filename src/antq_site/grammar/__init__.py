"""Phrases: what the words of an article are, before anything is said about what they state.

`surface` prepares the text, `vocabulary` compiles the lexicon and the gazetteer into matchers,
`mentions` are what is found; `places`, `agencies`, `offices` and `people` read one phrase each from
a given character on; `scan` goes through an article once; `reduce` replaces every mention by one
sign, so that the rules of the extractors are short patterns over signs and plain words.
"""
