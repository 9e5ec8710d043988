"""What each field takes, refuses and shows."""

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from lxml import html

from heard.design.fields import (
    CheckboxesField,
    CodeField,
    ConfirmField,
    DateField,
    DecimalField,
    EmailField,
    FileField,
    GovukForm,
    LongTextField,
    NumberField,
    PasswordField,
    RadiosField,
    SelectField,
    SummaryError,
    TelephoneField,
    TextField,
    error_summary,
)
from heard.design.gallery.forms import GalleryForm

CHOICES = [("yes", "Yes"), ("no", "No"), ("none", "None of these")]


def form_of(field: forms.Field, sent: dict | None = None, files: dict | None = None) -> GovukForm:
    kind = type("OneFieldForm", (GovukForm,), {"asked": field})
    return kind(sent, files) if sent is not None or files else kind()


def error_of(field: forms.Field, **sent: object) -> str:
    form = form_of(field, sent)
    return str(form.errors["asked"][0]) if form.errors else ""


def value_of(field: forms.Field, **sent: object) -> object:
    form = form_of(field, sent)
    assert form.errors == {}
    return form.cleaned_data["asked"]


def control(form: GovukForm, path: str) -> html.HtmlElement:
    (found,) = html.fromstring(str(form["asked"])).xpath(path)
    return found


def test_a_control_is_described_by_its_hint_and_its_error():
    form = form_of(TextField(label="Your name", help_text="As on the letter"), {"asked": ""})

    name = control(form, "//input")

    assert name.get("aria-describedby") == "id_asked-hint id_asked-error"
    assert control(form, "//*[@id='id_asked-hint']").text == "As on the letter"
    assert control(form, "//*[@id='id_asked-error']").text_content() == "Error: Enter an answer"
    assert control(form, "//label").get("for") == name.get("id") == "id_asked"


def test_what_was_typed_comes_back_and_cannot_be_markup():
    form = form_of(TextField(label="<b>Name</b>", help_text="<i>"), {"asked": '"><script>'})

    drawn = str(form["asked"])

    assert control(form, "//input").get("value") == '"><script>'
    assert "<script" not in drawn
    assert "<b>" not in drawn
    assert "<i>" not in drawn


def test_a_long_text_keeps_its_first_empty_line():
    form = form_of(LongTextField(label="Story"), {"asked": "\nsecond"})

    assert "\n\nsecond</textarea>" in str(form["asked"])


def test_line_breaks_count_as_one_character():
    field = LongTextField(label="Story", max_length=3)

    assert value_of(field, asked="a\r\nb") == "a\nb"
    assert error_of(field, asked="a\r\nbc") == "Use 3 characters or fewer. You have used 4"


def test_the_limit_of_a_long_text_is_said_without_javascript():
    form = form_of(LongTextField(label="Story", max_length=300))

    text = control(form, "//textarea")

    assert text.get("maxlength") is None
    assert text.get("aria-describedby") == "id_asked-info"
    assert control(form, "//*[@id='id_asked-info']").text == "You can enter up to 300 characters"


def test_a_label_can_be_the_heading_of_the_page():
    text = form_of(LongTextField(label="Why?", heading=True))
    radios = form_of(RadiosField(label="Which?", choices=CHOICES, heading=True))

    assert control(text, "//h1/label").text == "Why?"
    assert control(radios, "//legend/h1").text == "Which?"


@pytest.mark.parametrize(
    ("field", "sent", "error"),
    [
        (EmailField(), "", "Enter an email address"),
        (
            EmailField(),
            "sam at home",
            "Enter an email address in the correct format, like name@example.org",
        ),
        (NumberField(), "", "Enter a number"),
        (NumberField(), "2.5", "Enter a whole number, like 15"),
        (NumberField(), "two", "Enter a whole number, like 15"),
        (NumberField(), "9" * 5000, "Enter a whole number, like 15"),
        (NumberField(min_value=1), "0", "Enter 1 or more"),
        (NumberField(max_value=20), "21", "Enter 20 or less"),
        (DecimalField(), "2,5x", "Enter a number, like 15 or 2.5"),
        (DecimalField(), "NaN", "Enter a number, like 15 or 2.5"),
        (CodeField(), "", "Enter the code"),
        (PasswordField(), "", "Enter a password"),
        (ConfirmField(), "", "Select the box to confirm"),
        (RadiosField(choices=CHOICES), "", "Select an answer"),
        (RadiosField(choices=CHOICES), "maybe", "Select one of the answers in the list"),
        (SelectField(choices=CHOICES), "maybe", "Select one of the answers in the list"),
        (CheckboxesField(choices=CHOICES), ["maybe"], "Select one of the answers in the list"),
        (
            CheckboxesField(choices=CHOICES, exclusive="none"),
            ["yes", "none"],
            "Select answers, or select “None of these”, not both",
        ),
    ],
)
def test_an_error_says_what_to_do(field, sent, error):
    assert error_of(field, asked=sent) == error


@pytest.mark.parametrize("typed", ["01632 960001", "(01632) 960 001", "+44 808 157 0192", "999"])
def test_telephone_numbers_are_taken_as_people_write_them(typed):
    assert value_of(TelephoneField(), asked=typed) == typed


@pytest.mark.parametrize("typed", ["call me", "12", "+", "0" * 31, "01632 960001 ext 5"])
def test_what_is_no_telephone_number_is_refused(typed):
    wrong = "Enter a telephone number, like 01632 960 001 or +44 808 157 0192"

    assert error_of(TelephoneField(), asked=typed) == wrong


def test_numbers_may_have_commas_and_spaces():
    assert value_of(NumberField(), asked="1,234 567") == 1234567
    assert str(value_of(DecimalField(), asked=" 1,234.5 ")) == "1234.5"


def test_a_code_may_have_spaces():
    assert value_of(CodeField(), asked=" 123 456 ") == "123456"


def test_a_password_is_never_sent_back_and_keeps_its_spaces():
    form = form_of(PasswordField(), {"asked": " secret "})

    assert form.is_valid()
    assert form.cleaned_data["asked"] == " secret "
    assert "secret" not in str(form["asked"])
    assert control(form, "//input").get("autocomplete") == "current-password"


@pytest.mark.parametrize(
    ("field", "attributes"),
    [
        (EmailField(), {"type": "email", "autocomplete": "email"}),
        (TelephoneField(), {"type": "tel", "autocomplete": "tel"}),
        (NumberField(), {"type": "text", "inputmode": "numeric"}),
        (DecimalField(), {"type": "text", "inputmode": "decimal"}),
        (CodeField(), {"inputmode": "numeric", "autocomplete": "one-time-code"}),
        (PasswordField(new=True), {"type": "password", "autocomplete": "new-password"}),
        (TextField(autocomplete="name", width=20), {"autocomplete": "name"}),
    ],
)
def test_a_control_tells_the_browser_what_it_is_for(field, attributes):
    drawn = control(form_of(field), "//input")

    assert {name: drawn.get(name) for name in attributes} == attributes


def test_the_first_choice_has_the_id_that_the_error_summary_links_to():
    form = form_of(RadiosField(choices=CHOICES), {"asked": ""})

    assert [radio.get("id") for radio in html.fromstring(str(form["asked"])).xpath("//input")] == [
        "id_asked",
        "id_asked-2",
        "id_asked-3",
    ]
    assert error_summary(form) == [SummaryError("Select an answer", "#id_asked")]


def test_chosen_answers_stay_chosen():
    form = form_of(CheckboxesField(choices=CHOICES), {"asked": ["yes", "no"]})

    chosen = html.fromstring(str(form["asked"])).xpath("//input[@checked]/@value")

    assert chosen == ["yes", "no"]


def test_hints_and_dividers_stand_with_their_options():
    field = RadiosField(choices=CHOICES, hints={"yes": "Always"}, dividers={"none": "or"})

    form = form_of(field)

    assert control(form, "//input[@value='yes']").get("aria-describedby") == "id_asked-item-hint"
    assert control(form, "//*[@class='govuk-radios__divider']").text == "or"


def sent_date(day: str, month: str, year: str) -> dict[str, str]:
    return {"asked_day": day, "asked_month": month, "asked_year": year}


def test_a_date_is_read_from_its_three_parts():
    assert value_of(DateField(), **sent_date("27", "03", " 2026 ")) == date(2026, 3, 27)


@pytest.mark.parametrize(
    ("typed", "error", "link"),
    [
        (("", "", ""), "Enter a date", "#id_asked"),
        (("27", "", "2026"), "The date must include a month", "#id_asked_month"),
        (("27", "", ""), "The date must include a month and year", "#id_asked_month"),
        (("31", "2", "2026"), "Enter a real date, like 27 3 2026", "#id_asked"),
        (("1", "13", "2026"), "Enter a real date, like 27 3 2026", "#id_asked_month"),
        (("1", "1", "26"), "Enter a real date, like 27 3 2026", "#id_asked_year"),
        (("1", "1", "9" * 9), "Enter a real date, like 27 3 2026", "#id_asked_year"),
        (("1" * 5000, "1", "2026"), "Enter a real date, like 27 3 2026", "#id_asked"),
        (("²", "1", "2026"), "Enter a real date, like 27 3 2026", "#id_asked"),
        (("1", "1", "2025"), "Enter a date that is 2 January 2026 or later", "#id_asked"),
        (("2", "2", "2027"), "Enter a date that is 31 January 2027 or earlier", "#id_asked"),
    ],
)
def test_a_date_that_cannot_be_taken_links_to_the_part_to_mend(typed, error, link):
    field = DateField(earliest=date(2026, 1, 2), latest=date(2027, 1, 31))

    form = form_of(field, sent_date(*typed))

    assert form.error_summary == [SummaryError(error, link)]


def test_a_date_comes_back_as_it_was_typed_with_the_wrong_part_marked():
    form = form_of(DateField(), sent_date("1", "13", "2026"))

    parts = html.fromstring(str(form["asked"])).xpath("//input")

    assert [part.get("value") for part in parts] == ["1", "13", "2026"]
    assert ["govuk-input--error" in part.get("class") for part in parts] == [False, True, False]


def test_a_date_shows_its_initial_value():
    form = type("F", (GovukForm,), {"asked": DateField()})(initial={"asked": date(2026, 3, 27)})

    values = html.fromstring(str(form["asked"])).xpath("//input/@value")

    assert values == ["27", "3", "2026"]


@pytest.mark.parametrize(
    ("file", "error"),
    [
        (None, "Select a file"),
        (SimpleUploadedFile("returns.csv", b""), "The selected file is empty"),
        (SimpleUploadedFile("returns.exe", b"x"), "The selected file must be a CSV or XLSX"),
        (SimpleUploadedFile("csv", b"x"), "The selected file must be a CSV or XLSX"),
        (SimpleUploadedFile("r.csv", b"x" * 2001), "The selected file must be 2 KB or smaller"),
        (SimpleUploadedFile("RETURNS.CSV", b"x" * 2000), ""),
    ],
)
def test_a_file_is_of_a_kind_and_a_size(file, error):
    form = form_of(
        FileField(suffixes=(".csv", ".xlsx"), largest=2000), {}, {"asked": file} if file else {}
    )

    assert [each.text for each in form.error_summary] == ([error] if error else [])
    assert control(form, "//input").get("accept") == ".csv,.xlsx"


class PlainForm(forms.Form):
    """As another package would write it."""

    login = forms.EmailField(label="Email")
    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    remember = forms.BooleanField(required=False, label="Remember me")
    kind = forms.ChoiceField(choices=CHOICES)
    story = forms.CharField(widget=forms.Textarea)
    token = forms.CharField(widget=forms.HiddenInput)


def test_a_plain_form_is_drawn_in_the_same_components():
    form = PlainForm(initial={"token": "t"})

    drawn = {bound.name: html.fromstring(str(bound)) for bound in form}

    assert drawn["login"].xpath("//input/@type") == ["email"]
    assert drawn["password"].xpath("//input/@autocomplete") == ["current-password"]
    assert drawn["remember"].xpath("//label/text()") == ["Remember me"]
    assert drawn["kind"].xpath("//option/@value") == ["yes", "no", "none"]
    assert len(drawn["story"].xpath("//textarea")) == 1
    assert drawn["token"].get("type") == "hidden"


def test_errors_about_the_whole_form_come_first_and_link_nowhere():
    form = form_of(TextField(), {"asked": ""})
    form.add_error(None, "This survey is already closed")

    assert form.error_summary == [
        SummaryError("This survey is already closed", ""),
        SummaryError("Enter an answer", "#id_asked"),
    ]


def test_every_link_of_the_error_summary_leads_to_a_control():
    form = GalleryForm({"met_on_day": "3"})

    page = html.fromstring("".join(str(bound) for bound in form))

    for error in form.error_summary:
        (target,) = page.xpath(f"//*[@id='{error.href[1:]}']")
        assert target.tag in {"input", "textarea", "select"}
