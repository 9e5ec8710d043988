import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0002_invitations_and_sign_in_providers"),
        ("surveys", "0002_returns_failed"),
        ("themes", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="Listener",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("code_hash", models.CharField(blank=True, max_length=200)),
                ("code_made_at", models.DateTimeField(blank=True, null=True)),
                ("code_tries", models.PositiveSmallIntegerField(default=0)),
                ("codes_sent", models.PositiveSmallIntegerField(default=0)),
                ("codes_since", models.DateTimeField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                (
                    "member",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="listener",
                        to="partnerships.member",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Programme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("slug", models.SlugField(max_length=100)),
                ("name", models.CharField(max_length=200)),
                ("about", models.TextField(blank=True)),
                ("contact", models.CharField(max_length=300)),
                ("is_public", models.BooleanField(default=False)),
                ("heard_within_days", models.PositiveSmallIntegerField(default=28)),
                ("bookings_kept_days", models.PositiveSmallIntegerField(default=90)),
                ("support_kept_days", models.PositiveSmallIntegerField(default=14)),
                ("coders_wanted", models.PositiveSmallIntegerField(default=1)),
                ("closed_on", models.DateField(blank=True, null=True)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="programmes",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "slug"), name="programmes_have_their_own_addresses"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("coders_wanted__in", [1, 2])),
                        name="points_are_sorted_by_one_or_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("support_kept_days__lte", models.F("bookings_kept_days"))
                        ),
                        name="support_needs_go_before_contact_details",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Venue",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("address", models.TextField(max_length=500)),
                ("postcode", models.CharField(blank=True, max_length=10)),
                ("getting_there", models.TextField(blank=True)),
                (
                    "step_free",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "parking",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "hearing_loop",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "quiet_room",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "accessible_toilet",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "hoist",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "public_transport",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known yet")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("access_words", models.TextField(blank=True)),
                ("checked_on", models.DateField(blank=True, null=True)),
                ("checked_by", models.CharField(blank=True, max_length=200)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.district",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="venues",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at", None)),
                        fields=("partnership", "name"),
                        name="venues_have_their_own_names",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="DateToAvoid",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("why", models.CharField(max_length=200)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="dates_to_avoid",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_on", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="days_to_avoid_end_on_or_after_the_first",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shape", models.CharField(max_length=64)),
                ("columns", models.JSONField()),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "made_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="import_mappings",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "shape"), name="a_file_of_one_shape_is_mapped_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                ("starts_on", models.DateField()),
                ("ends_on", models.DateField()),
                ("aims", models.TextField(blank=True)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("communication", "Communication and interaction, with autism"),
                                ("learning", "Cognition and learning"),
                                ("mental_health", "Social, emotional and mental health"),
                                ("sensory", "Sensory or physical"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "ages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("under_5", "Under 5"),
                                ("5_to_10", "5 to 10"),
                                ("11_to_15", "11 to 15"),
                                ("16_to_19", "16 to 19"),
                                ("20_to_25", "20 to 25"),
                                ("several", "More than one of these"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "districts",
                    models.ManyToManyField(
                        blank=True, related_name="+", to="partnerships.district"
                    ),
                ),
                (
                    "equality_survey",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
                (
                    "feedback_survey",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="surveys.survey",
                    ),
                ),
                (
                    "programme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="phases",
                        to="engagement.programme",
                    ),
                ),
            ],
            options={
                "ordering": ["-starts_on", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("programme", "name"),
                        name="phases_of_a_programme_have_their_own_names",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_on__gte", models.F("starts_on"))),
                        name="a_phase_ends_on_or_after_the_day_it_starts",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Outreach",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("on", models.DateField()),
                ("how", models.CharField(max_length=200)),
                ("whom", models.CharField(max_length=200)),
                ("reached", models.PositiveIntegerField(blank=True, null=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="outreach",
                        to="engagement.phase",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("announced", "Announced"),
                            ("held", "Held"),
                            ("cancelled", "Cancelled"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("theme", models.CharField(blank=True, max_length=200)),
                ("about", models.TextField(blank=True)),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("parents", "Parents and carers"),
                            ("young_people", "Young people with SEND"),
                            ("families", "Whole families"),
                            ("everyone", "Everyone"),
                        ],
                        default="parents",
                        max_length=20,
                    ),
                ),
                (
                    "format",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("online", "Online"),
                            ("drop_in", "Drop-in: come and go as you like"),
                        ],
                        default="in_person",
                        max_length=10,
                    ),
                ),
                ("online_link", models.CharField(blank=True, max_length=500)),
                (
                    "needs",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("communication", "Communication and interaction, with autism"),
                                ("learning", "Cognition and learning"),
                                ("mental_health", "Social, emotional and mental health"),
                                ("sensory", "Sensory or physical"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                (
                    "ages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("under_5", "Under 5"),
                                ("5_to_10", "5 to 10"),
                                ("11_to_15", "11 to 15"),
                                ("16_to_19", "16 to 19"),
                                ("20_to_25", "20 to 25"),
                                ("several", "More than one of these"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("capacity", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("childcare_places", models.PositiveSmallIntegerField(default=0)),
                ("held_places", models.PositiveSmallIntegerField(default=0)),
                ("held_until", models.DateField(blank=True, null=True)),
                ("takes_bookings", models.BooleanField(default=True)),
                ("booking_closes_at", models.DateTimeField(blank=True, null=True)),
                ("support_by", models.DateField(blank=True, null=True)),
                ("offer_hours", models.PositiveSmallIntegerField(default=48)),
                ("keep_together_until_days", models.PositiveSmallIntegerField(default=3)),
                (
                    "provided",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("bsl", "British Sign Language interpreter"),
                                ("interpreter", "Interpreter for another language"),
                                ("childcare", "Childcare by people who know SEND"),
                                ("food", "Food and drink"),
                                ("travel", "Travel costs paid"),
                                ("quiet_room", "Quiet room"),
                                ("sensory", "Sensory box, ear defenders"),
                                ("easy_read", "Easy Read papers"),
                                ("captions", "Live captions"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("provided_words", models.TextField(blank=True)),
                ("contact", models.CharField(blank=True, max_length=300)),
                ("cancelled_because", models.TextField(blank=True)),
                ("cancelled_at", models.DateTimeField(blank=True, null=True)),
                ("is_anonymous", models.BooleanField(default=False)),
                ("head_count_adults", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("head_count_young", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("heard_summary", models.TextField(blank=True)),
                ("heard_easy_read", models.TextField(blank=True)),
                ("heard_numbers", models.JSONField(blank=True, null=True)),
                ("heard_published_at", models.DateTimeField(blank=True, null=True)),
                ("heard_revision", models.PositiveIntegerField(default=0)),
                ("sequence", models.PositiveIntegerField(default=0)),
                ("revision", models.PositiveIntegerField(default=0)),
                ("next_number", models.PositiveIntegerField(default=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="partnerships.district",
                    ),
                ),
                (
                    "division",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.division",
                    ),
                ),
                (
                    "heard_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "phase",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="engagement.phase",
                    ),
                ),
                (
                    "venue",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="sessions",
                        to="engagement.venue",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
                "indexes": [
                    models.Index(fields=["phase", "starts_at"], name="sessions_by_phase_and_start"),
                    models.Index(fields=["state", "starts_at"], name="sessions_by_state_and_start"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("ends_at__gt", models.F("starts_at"))),
                        name="a_session_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cancelled"), _negated=True),
                            models.Q(
                                models.Q(("cancelled_because", ""), _negated=True),
                                ("cancelled_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_session_is_cancelled_with_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_places", 0),
                            ("held_places__lte", models.F("capacity")),
                            _connector="OR",
                        ),
                        name="held_places_are_places",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("held_places", 0), ("held_until__isnull", False), _connector="OR"
                        ),
                        name="held_places_are_released_on_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_anonymous", False), ("takes_bookings", False), _connector="OR"
                        ),
                        name="where_heads_are_counted_nobody_books",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Booking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("address", models.TextField(blank=True, max_length=500)),
                (
                    "channel",
                    models.CharField(
                        choices=[
                            ("email", "E-mail"),
                            ("text", "Text message"),
                            ("phone", "Phone call"),
                            ("letter", "Letter"),
                        ],
                        default="email",
                        max_length=10,
                    ),
                ),
                ("language", models.CharField(default="en-gb", max_length=10)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=12)),
                (
                    "booked_by",
                    models.CharField(
                        choices=[
                            ("web", "On the web"),
                            ("phone", "By phone"),
                            ("text", "By text message"),
                            ("letter", "By letter or slip"),
                            ("eventbrite", "On Eventbrite"),
                            ("door", "At the door"),
                        ],
                        default="web",
                        max_length=12,
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("offered", "Offered places"),
                            ("booked", "Booked"),
                            ("cancelled", "Cancelled by the family"),
                            ("declined", "Turned the offer down"),
                            ("expired", "Offer not answered in time"),
                            ("called_off", "The session was cancelled"),
                        ],
                        default="waiting",
                        max_length=12,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("parents", models.PositiveSmallIntegerField(default=1)),
                ("young_people", models.PositiveSmallIntegerField(default=0)),
                ("assistants", models.PositiveSmallIntegerField(default=0)),
                ("companions", models.PositiveSmallIntegerField(default=0)),
                ("places", models.PositiveSmallIntegerField()),
                ("childcare", models.PositiveSmallIntegerField(default=0)),
                ("childcare_words", models.TextField(blank=True)),
                ("is_first_time", models.BooleanField(default=False)),
                (
                    "age_bands",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("under_5", "Under 5"),
                                ("5_to_10", "5 to 10"),
                                ("11_to_15", "11 to 15"),
                                ("16_to_19", "16 to 19"),
                                ("20_to_25", "20 to 25"),
                                ("several", "More than one of these"),
                            ],
                            max_length=10,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("wants_news", models.BooleanField(default=False)),
                ("offered_at", models.DateTimeField(blank=True, null=True)),
                ("answer_by", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                ("came", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("came_childcare", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("checked_in_at", models.DateTimeField(blank=True, null=True)),
                ("unreachable_because", models.CharField(blank=True, max_length=200)),
                ("bounced", models.UUIDField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "checked_in_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "district",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="partnerships.district",
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="bookings",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["number", "pk"],
                "indexes": [
                    models.Index(
                        models.F("partnership"),
                        django.db.models.functions.text.Lower("email"),
                        name="bookings_by_email",
                    ),
                    models.Index(
                        fields=["session", "state", "number"], name="bookings_by_state_and_number"
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "number"),
                        name="a_place_on_the_waiting_list_is_one_households",
                    ),
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="bookings_have_their_own_references",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("places__gte", 1)),
                        name="a_booking_is_of_at_least_one_person",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "places",
                                django.db.models.expressions.CombinedExpression(
                                    django.db.models.expressions.CombinedExpression(
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("parents"), "+", models.F("young_people")
                                        ),
                                        "+",
                                        models.F("assistants"),
                                    ),
                                    "+",
                                    models.F("companions"),
                                ),
                            )
                        ),
                        name="places_are_the_people_in_the_room",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "offered"), _negated=True),
                            models.Q(("answer_by__isnull", False), ("offered_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_offer_is_answered_by_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at", None),
                            models.Q(
                                ("address", ""),
                                ("childcare_words", ""),
                                ("email", ""),
                                ("name", ""),
                                ("phone", ""),
                            ),
                            _connector="OR",
                        ),
                        name="a_booking_that_is_forgotten_names_nobody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("table", models.CharField(blank=True, max_length=40)),
                (
                    "prompt",
                    models.CharField(
                        choices=[
                            ("working_well", "What is working well"),
                            ("even_better_if", "Even better if"),
                            ("wish", "What I wish"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "audience",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("parents", "Parents and carers"),
                            ("young_people", "Young people with SEND"),
                            ("families", "Whole families"),
                            ("everyone", "Everyone"),
                        ],
                        max_length=20,
                    ),
                ),
                ("said", models.TextField(blank=True)),
                ("public_text", models.TextField(blank=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("held", "Held back for now"),
                            ("published", "Published"),
                            ("not_published", "Not published"),
                            ("flagged", "With the safeguarding lead"),
                        ],
                        default="new",
                        max_length=15,
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("one_service", "About one person's own case: passed to the service"),
                            ("identifying", "Somebody could be recognised"),
                            ("abusive", "Abusive"),
                            ("double", "The same point twice"),
                            ("other", "Another reason"),
                        ],
                        max_length=15,
                    ),
                ),
                ("reason_words", models.TextField(blank=True)),
                ("agreed", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("captured_at", models.DateTimeField()),
                ("moderated_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "captured_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "moderated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="points",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["captured_at", "pk"],
                "indexes": [
                    models.Index(fields=["session", "state"], name="points_by_session_and_state")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "published"), _negated=True),
                            models.Q(("public_text", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_published_point_has_public_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "not_published"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_point_that_is_not_published_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Host",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("lead", "Leads it"),
                            ("co_host", "Co-host, a parent or carer"),
                            ("facilitator", "Leads a table"),
                            ("support", "Supports: interpreter, childcare, first aid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("is_named", models.BooleanField(default=False)),
                (
                    "member",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="hosts",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("member__isnull", False)),
                        fields=("session", "member"),
                        name="a_member_hosts_a_session_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("member__isnull", False),
                            models.Q(("name", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_host_is_a_member_or_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HeardCorrection",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.TextField()),
                ("on", models.DateField()),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="heard_corrections",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["on", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Break",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("minutes", models.PositiveSmallIntegerField()),
                ("what", models.CharField(blank=True, max_length=100)),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="breaks",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["starts_at", "pk"],
            },
        ),
        migrations.CreateModel(
            name="AttendeeFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("filename", models.CharField(max_length=200)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("mapping", "Say what the columns are"),
                            ("checked", "To be looked at"),
                            ("taking_in", "Being taken in"),
                            ("taken_in", "Taken in"),
                            ("dropped", "Not taken in"),
                            ("failed", "Went wrong"),
                        ],
                        default="mapping",
                        max_length=10,
                    ),
                ),
                ("header", models.JSONField(default=list)),
                ("rows", models.JSONField(default=list)),
                ("columns", models.JSONField(default=dict)),
                ("brought_at", models.DateTimeField(auto_now_add=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("households", models.PositiveIntegerField(default=0)),
                ("done", models.PositiveIntegerField(default=0)),
                ("made", models.PositiveIntegerField(default=0)),
                ("waiting", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                (
                    "brought_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attendee_files",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["-brought_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["taken_in", "dropped", "failed"]), _negated=True
                            ),
                            models.Q(("rows", []), ("settled_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_file_that_is_over_holds_nobody",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("will_attend", models.BooleanField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("attended", models.BooleanField(blank=True, null=True)),
                ("heard", models.TextField(blank=True)),
                ("asks_for", models.TextField(blank=True)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("times_reminded", models.PositiveSmallIntegerField(default=0)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "member",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="partnerships.member",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="visits",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["session__starts_at", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("session", "member"), name="a_member_visits_a_session_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at", None),
                            models.Q(("heard", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="a_report_says_what_was_heard",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BookingChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "On the waiting list"),
                            ("offered", "Offered places"),
                            ("booked", "Booked"),
                            ("cancelled", "Cancelled by the family"),
                            ("declined", "Turned the offer down"),
                            ("expired", "Offer not answered in time"),
                            ("called_off", "The session was cancelled"),
                        ],
                        max_length=12,
                    ),
                ),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("words", models.CharField(blank=True, max_length=200)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="engagement.booking",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("did", "We did"),
                            ("will", "We will"),
                            ("cannot", "We can't, because"),
                            ("looking", "Still looking"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("on", models.DateField()),
                ("who", models.CharField(blank=True, max_length=200)),
                ("said_at", models.DateTimeField(auto_now_add=True)),
                ("replaced_at", models.DateTimeField(blank=True, null=True)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="point_answers",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="themes.theme",
                    ),
                ),
                (
                    "point",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="engagement.point",
                    ),
                ),
                (
                    "session",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="engagement.session",
                    ),
                ),
            ],
            options={
                "ordering": ["-said_at", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("point__isnull", False), ("theme", None)),
                            models.Q(("point", None), ("theme__isnull", False)),
                            _connector="OR",
                        ),
                        name="an_answer_is_to_a_point_or_to_a_theme",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("point__isnull", False), ("replaced_at", None)),
                        fields=("point",),
                        name="a_point_has_one_last_word",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("replaced_at", None), ("theme__isnull", False)),
                        fields=("theme", "session"),
                        name="a_theme_has_one_last_word_for_a_session",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupportRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("step_free", "Step-free way in, and room for a wheelchair"),
                            ("hoist", "Toilet with a hoist and changing bench"),
                            ("parking", "Parking close by"),
                            ("bsl", "British Sign Language interpreter"),
                            ("lip_speaker", "Lip speaker"),
                            ("captions", "Speech to text"),
                            ("hearing_loop", "Hearing loop"),
                            ("interpreter", "Interpreter for another language"),
                            ("easy_read", "Easy Read or large print papers"),
                            ("quiet_room", "Somewhere quiet to go"),
                            ("sensory", "Less light, noise or crowd"),
                            ("food", "Food: an allergy or something I cannot eat"),
                            ("travel", "Help with getting there"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "Asked for"),
                            ("arranged", "Arranged"),
                            ("cannot", "Cannot be met"),
                            ("not_needed", "No longer needed"),
                        ],
                        default="asked",
                        max_length=12,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("forget_on", models.DateField()),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="support",
                        to="engagement.booking",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["forget_on"], name="support_by_day_to_forget")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("forgotten_at", None),
                            models.Q(("answer", ""), ("words", "")),
                            _connector="OR",
                        ),
                        name="support_that_is_forgotten_says_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "cannot"), _negated=True),
                            models.Q(("answer", ""), _negated=True),
                            ("forgotten_at__isnull", False),
                            _connector="OR",
                        ),
                        name="support_that_cannot_be_met_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("came", "Came"), ("away", "Does not come"), ("undone", "Undone")],
                        max_length=10,
                    ),
                ),
                ("came", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("came_childcare", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("pressed_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(auto_now_add=True)),
                (
                    "booking",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="marks",
                        to="engagement.booking",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
            ],
            options={
                "ordering": ["pressed_at", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "came"), _negated=True),
                            models.Q(("came__gte", 1), ("came__isnull", False)),
                            _connector="OR",
                        ),
                        name="whoever_came_is_counted",
                    )
                ],
            },
        ),
    ]
