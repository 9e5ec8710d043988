"""Pictures of a plan that were kept: the shelf, one of them, and what changed between two."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from heard.design.paging import page_links
from heard.plans import difference_words, snapshot_words
from heard.plans.differences import difference as differences_between
from heard.plans.forms.snapshots import CompareForm, TakeSnapshotForm
from heard.plans.models.words import SnapshotKind
from heard.plans.queries import snapshots as queries
from heard.plans.rules import can_keep_plan
from heard.plans.services import snapshots as services
from heard.plans.services.snapshots import Taking
from heard.plans.views.opening_pictures import is_for_staff, public_or_draft, snapshot_to_read
from heard.plans.views.opening_plans import keeper, plan_here, reader


@require_safe
def snapshots(request: HttpRequest, pk: int) -> HttpResponse:
    """Every picture of one plan, the latest first."""
    member = reader(request)
    plan = plan_here(member, pk)
    page = queries.shelf(plan, request.GET.get("page"))
    context = {
        "plan": plan,
        "page": page,
        "links": page_links(page, "", before=_("Newer pictures"), after=_("Older pictures")),
        "keeps": can_keep_plan(member, plan),
        "words": snapshot_words,
    }
    return render(request, "plans/snapshots.jinja", context)


@require_http_methods(["GET", "POST"])
def take_snapshot(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep the plan as it is, for a meeting of the body that watches over it."""
    member = keeper(request)
    plan = plan_here(member, pk)
    meetings = list(queries.meetings_to_show(plan))
    if not meetings:
        return render(request, "plans/no_meeting.jinja", {"plan": plan})
    form = TakeSnapshotForm(request.POST if request.method == "POST" else None, meetings)
    if form.is_valid():
        taking = Taking(SnapshotKind.MEETING, meeting=form.meeting, by=member)
        try:
            taken = services.take_snapshot(plan, taking)
        except (services.SeenAlreadyError, services.NotOverseenError):
            messages.warning(request, _("There is a picture for this meeting already"))
            return redirect("plans:snapshots", pk)
        messages.success(request, _("The plan is kept as it is now"))
        return redirect(taken)
    return render(request, "plans/take_snapshot.jinja", {"form": form, "plan": plan})


@public_or_draft
def snapshot(request: HttpRequest, key: UUID) -> HttpResponse:
    """What it is, its day, what it says, and how to check that nobody changed it."""
    found = snapshot_to_read(request, key)
    others = queries.comparable(found, for_staff=is_for_staff(request))
    context = {
        "snapshot": found,
        "page": queries.snapshot_page(found),
        "form": CompareForm(None, others, after=found) if len(others) > 1 else None,
        "words": snapshot_words,
    }
    return render(request, "plans/snapshot.jinja", context)


@public_or_draft
def snapshot_json(request: HttpRequest, key: UUID) -> HttpResponse:
    """Byte for byte what was kept: its fingerprint is that of the page."""
    found = snapshot_to_read(request, key)
    name = snapshot_words.file_name(found)
    response = HttpResponse(found.content.encode(), content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@public_or_draft
def compare(request: HttpRequest, key: UUID) -> HttpResponse:
    """From two that were chosen to what changed between them."""
    found = snapshot_to_read(request, key)
    form = CompareForm(request.GET, queries.comparable(found, for_staff=is_for_staff(request)))
    if form.is_valid():
        return redirect("plans:difference", form.before.key, form.after.key)
    context = {"form": form, "snapshot": found, "words": snapshot_words}
    return render(request, "plans/compare.jinja", context)


@public_or_draft
def difference(request: HttpRequest, before: UUID, after: UUID) -> HttpResponse:
    """What changed, in sentences, in a picture and action by action; the earlier one first."""
    then, now = snapshot_to_read(request, before), snapshot_to_read(request, after)
    others = queries.comparable(now, for_staff=is_for_staff(request))
    if then not in others:
        raise Http404
    if then.taken_at > now.taken_at:
        return redirect("plans:difference", after, before)
    context = {
        "then": then,
        "now": now,
        "found": differences_between(queries.read(then), queries.read(now)),
        "is_intact": queries.is_intact(then) and queries.is_intact(now),
        "form": CompareForm(None, others, before=then, after=now),
        "words": difference_words,
        "names": snapshot_words,
    }
    return render(request, "plans/difference.jinja", context)
