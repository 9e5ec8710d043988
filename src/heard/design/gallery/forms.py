"""A form with every kind of field, and the same one filled in wrongly."""

from datetime import date

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
    TelephoneField,
    TextField,
)

HELP = [
    ("school", "A teacher or the school"),
    ("health", "A doctor, nurse or therapist"),
    ("forum", "The parent carer forum"),
    ("none", "None of these"),
]
AGREEMENT = [("yes", "Yes"), ("no", "No"), ("unknown", "I do not know")]


class GalleryForm(GovukForm):
    name = TextField(
        label="Your name",
        max_length=20,
        autocomplete="name",
        error_messages={"required": "Enter your name"},
    )
    story = LongTextField(
        label="What happened?",
        help_text="Do not give names or anything that says who your child is",
        max_length=40,
        error_messages={"required": "Enter what happened"},
    )
    email = EmailField(label="Email address")
    telephone = TelephoneField(label="Telephone number", required=False)
    children = NumberField(label="How many children live with you?", min_value=0, max_value=20)
    distance = DecimalField(label="How many miles is it to school?", required=False)
    listened = RadiosField(
        label="Did somebody listen to you?",
        help_text="Think of the last twelve months",
        choices=AGREEMENT,
        dividers={"unknown": "or"},
        error_messages={"required": "Select whether somebody listened to you"},
    )
    inline = RadiosField(label="Is this a short question?", choices=AGREEMENT[:2], inline=True)
    helped = CheckboxesField(
        label="Who helped?",
        choices=HELP,
        exclusive="none",
        hints={"forum": "Parents and carers who speak for other parents and carers"},
        dividers={"none": "or"},
        error_messages={"required": "Select who helped, or select “None of these”"},
    )
    district = SelectField(
        label="Where do you live?",
        choices=[("", "Select a district"), ("north", "North Mere"), ("south", "South Mere")],
        error_messages={"required": "Select where you live"},
    )
    met_on = DateField(
        label="When did you meet?",
        help_text="For example, 27 3 2026",
        latest=date(2026, 11, 23),
        error_messages={"required": "Enter when you met"},
    )
    letter = FileField(label="Your letter", suffixes=(".pdf", ".docx"), largest=2_000_000)
    password = PasswordField(label="Password")
    code = CodeField(label="Security code", help_text="The six digits in your app")
    agree = ConfirmField(
        label="I have read how my answers are used",
        error_messages={"required": "Select the box to say that you have read it"},
    )


class QuestionForm(GovukForm):
    """One question that is the page's heading."""

    reason = LongTextField(
        label="Why are you closing this survey?",
        help_text="Families will see this on the survey page",
        heading=True,
        error_messages={"required": "Enter why you are closing this survey"},
    )
