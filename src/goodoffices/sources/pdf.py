"""The text of a PDF file, page by page.

Runs only inside the limited child process.

Source: none; the text is taken out by pypdf.
"""

from __future__ import annotations

import io

from goodoffices.errors import SourceError
from goodoffices.sources.faults import refused
from goodoffices.sources.taken import Taken

PAGE_BREAK = "\n\n\f"
"""What stands between two pages: a blank line and a form feed, so that pages can be counted."""

_UNLOCK = "open it with its password, print it to a new PDF without one, and add that."
_SCAN = "run text recognition (OCR) on it, or type out the words in a plain text file."
_DAMAGED = "fetch the document again, or open it and print it to a new PDF."


def text_of(data: bytes) -> Taken:
    """Take the text out of a PDF file.

    Parameters
    ----------
    data
        The file's bytes.

    Returns
    -------
    Taken
        The pages' text; a form feed stands before each page but the first.

    Raises
    ------
    SourceError
        The file is locked, damaged, or holds pictures of text only.
    """
    from pypdf.errors import DependencyError, LimitReachedError

    try:
        pages = _pages(data)
    except DependencyError:
        raise refused("a PDF file that is protected with a password", _UNLOCK) from None
    except LimitReachedError:
        raise refused("a PDF file that is far larger inside than outside", _DAMAGED) from None
    except (MemoryError, SourceError):
        raise
    except Exception:  # hostile bytes break a reader in any way there is
        raise refused("a PDF file that is damaged", _DAMAGED) from None
    if not any(char.isalnum() for page in pages for char in page):
        many = "1 page that contains" if len(pages) == 1 else f"{len(pages)} pages that contain"
        raise refused(f"a PDF file of {many} no text; it is probably a scan", _SCAN)
    bare = [str(n) for n, page in enumerate(pages, 1) if not page.strip()]
    shown = ", ".join(bare[:10]) + (f" and {len(bare) - 10} more" if len(bare) > 10 else "")
    notes = (f"No text was found on page {shown}; it may be a picture.",) if bare else ()
    return Taken(PAGE_BREAK.join(pages), notes)


def _pages(data: bytes) -> list[str]:
    """Take the text out of every page."""
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(data))
    # Many public documents are locked against changes only and open without a password.
    if reader.is_encrypted and not reader.decrypt(""):
        raise refused("a PDF file that is protected with a password", _UNLOCK)
    pages = [page.extract_text() for page in reader.pages]
    return [page.replace("\f", "\n").strip() for page in pages]
