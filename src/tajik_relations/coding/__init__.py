"""The loop by which a document enters a data set: a set, the document, a draft of its facts, a page to review, the end.

Each step reads the folder anew, writes whole files or none, and changes no line that somebody has written.
"""
