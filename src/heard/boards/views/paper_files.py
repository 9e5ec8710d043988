"""A paper as a file to keep."""

from django.http import FileResponse, Http404

from heard.boards.models import Paper
from heard.boards.paper_kinds import CONTENT_TYPES, suffix_of


def give(paper: Paper) -> FileResponse:
    """As an attachment under its own name, never shown as a page of ours. Raises Http404."""
    try:
        file = paper.file.open("rb")
    except FileNotFoundError as gone:
        raise Http404 from gone
    response = FileResponse(
        file,
        as_attachment=True,
        filename=paper.file_name,
        content_type=CONTENT_TYPES[suffix_of(paper.file_name)],
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
