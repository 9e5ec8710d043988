"""What the design itself serves: a partnership's colours and logos."""

from mimetypes import guess_type
from pathlib import PurePath

from django.contrib.auth.decorators import login_not_required
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from heard.design.colours import theme as theme_of

A_YEAR = "public, max-age=31536000, immutable"
PICTURES = frozenset({"image/png", "image/jpeg", "image/webp", "image/gif"})


@login_not_required
@require_safe
def theme(request: HttpRequest, colour: str) -> HttpResponse:
    """A partnership's colours as a style sheet; the address says all, so it never changes."""
    made = theme_of(f"#{colour}")
    css = (
        f":root{{--heard-header-colour:{made.header};--heard-header-text:{made.text};"
        f"--heard-accent:{made.accent}}}"
    )
    return HttpResponse(css, content_type="text/css", headers={"Cache-Control": A_YEAR})


@login_not_required
@require_safe
def logo(request: HttpRequest, name: str) -> FileResponse:
    """A logo out of the folder of logos, which are public. Pictures only, and no SVG: it can
    carry script."""
    kind = guess_type(name)[0]
    path = f"logos/{PurePath(name).name}"
    if kind not in PICTURES or not default_storage.exists(path):
        raise Http404
    return FileResponse(
        default_storage.open(path), content_type=kind, headers={"Cache-Control": A_YEAR}
    )
