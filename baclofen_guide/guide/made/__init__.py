"""Pages of which a part is made from data: the glossary, the sources, the editorial policy.

Each is a page like any other, with its main message and its own sections; what is made follows. The
written part is measured, checked and approved as every page is, and so are the words of the glossary.
Lists and counts are not part of the text that is approved: they change with the data behind them.
"""
