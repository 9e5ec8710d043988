"""What tests of pages say often."""

from lxml import html

from tests.access import address_in


def at(officer, name, *args):
    return address_in(officer.partnership, f"scrutiny:{name}", *args)


def text_of(response):
    return response.content.decode()


def sent_form(page):
    """Names and values of the biggest form on a page, as lists."""
    form = max(html.fromstring(page).forms, key=lambda form: len(list(form.inputs)))
    sent = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent
