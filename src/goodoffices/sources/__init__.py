"""Sources: documents kept as they were published, and their text taken out safely.

From here on a document's words can be quoted: its bytes lie in the case, its hash is known, and
its text no longer changes. Documents are hostile input: nothing is rendered, nothing is fetched,
and HTML and PDF are taken apart in a child process with limits.
"""
