import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0002_invitations_and_sign_in_providers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Concern",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reference", models.CharField(max_length=12)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("session", "Said at a session"),
                            ("survey", "Written in a survey"),
                            ("staff", "Noticed by somebody who works with us"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source_key", models.UUIDField(blank=True, null=True)),
                ("where", models.CharField(blank=True, max_length=300)),
                ("said", models.TextField(blank=True)),
                ("worry", models.TextField(blank=True)),
                ("about", models.TextField(blank=True)),
                (
                    "urgency",
                    models.CharField(
                        choices=[
                            ("at_once", "Somebody may be in danger now"),
                            ("today", "Somebody should look today"),
                            ("usual", "I am not sure, somebody should look"),
                        ],
                        default="usual",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Nobody has looked yet"),
                            ("looked_at", "Being looked at"),
                            ("passed_on", "Passed on"),
                            ("closed", "Closed"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("raised_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("look_by", models.DateTimeField()),
                ("looked_at", models.DateTimeField(blank=True, null=True)),
                ("chased_at", models.DateTimeField(blank=True, null=True)),
                ("times_chased", models.PositiveSmallIntegerField(default=0)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("is_released", models.BooleanField(default=False)),
                ("forgotten_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "looked_by",
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
                        related_name="concerns",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "raised_by",
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
                "ordering": ["-raised_at", "-pk"],
                "indexes": [
                    models.Index(
                        fields=["partnership", "state", "look_by"], name="concerns_by_timer"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "reference"),
                        name="concerns_have_their_own_references",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("source_key__isnull", False)),
                        fields=("partnership", "source", "source_key"),
                        name="what_is_flagged_is_one_concern",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("looked_at", None), ("state", "waiting")),
                            models.Q(
                                models.Q(("state", "waiting"), _negated=True),
                                ("looked_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="a_concern_that_was_looked_at_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("closed_at__isnull", False), ("state", "closed")),
                            models.Q(
                                models.Q(("state", "closed"), _negated=True), ("closed_at", None)
                            ),
                            _connector="OR",
                        ),
                        name="a_concern_that_is_closed_says_when",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Safeguarding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("hours_at_once", models.PositiveSmallIntegerField(default=1)),
                ("hours_today", models.PositiveSmallIntegerField(default=4)),
                ("hours_usual", models.PositiveSmallIntegerField(default=24)),
                ("emergency_words", models.TextField(blank=True)),
                ("kept_years", models.PositiveSmallIntegerField(default=6)),
                (
                    "deputy",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "lead",
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
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="safeguarding",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("lead", None),
                            ("deputy", None),
                            models.Q(("lead", models.F("deputy")), _negated=True),
                            _connector="OR",
                        ),
                        name="lead_and_deputy_are_two_people",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("hours_at_once__gte", 1),
                            ("hours_today__gte", 1),
                            ("hours_usual__gte", 1),
                        ),
                        name="safeguarding_hours_are_at_least_one",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ConcernStep",
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
                            ("raised", "Raised"),
                            ("raised_again", "Raised again"),
                            ("chased", "Leads told again that nobody had looked"),
                            ("looked_at", "Looked at"),
                            ("noted", "Noted"),
                            ("passed_on", "Passed on"),
                            ("closed", "Closed"),
                            ("opened_again", "Opened again"),
                            ("read", "Read"),
                        ],
                        max_length=12,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("passed_to", models.CharField(blank=True, max_length=200)),
                ("their_reference", models.CharField(blank=True, max_length=100)),
                ("at", models.DateTimeField(auto_now_add=True)),
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
                (
                    "concern",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="safeguarding.concern",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
            },
        ),
    ]
