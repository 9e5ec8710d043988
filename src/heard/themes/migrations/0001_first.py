import uuid

import django.db.models.deletion
import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("partnerships", "0002_invitations_and_sign_in_providers"),
    ]

    operations = [
        migrations.CreateModel(
            name="Theme",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("slug", models.SlugField(max_length=100)),
                ("name", models.CharField(max_length=100)),
                ("belongs", models.TextField()),
                ("belongs_not", models.TextField(blank=True)),
                ("example", models.TextField(blank=True)),
                ("shortcut", models.CharField(blank=True, max_length=1)),
                ("made_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "merged_into",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="merged",
                        to="themes.theme",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="themes.theme",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="themes",
                        to="partnerships.partnership",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "slug"), name="themes_have_their_own_addresses"
                    ),
                    models.UniqueConstraint(
                        models.F("partnership"),
                        django.db.models.functions.text.Lower("name"),
                        condition=models.Q(("retired_at", None)),
                        name="a_name_stands_once_in_a_codebook",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("retired_at", None), models.Q(("shortcut", ""), _negated=True)
                        ),
                        fields=("partnership", "shortcut"),
                        name="a_key_sorts_under_one_theme",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("merged_into", None), ("retired_at__isnull", False), _connector="OR"
                        ),
                        name="a_theme_that_is_merged_is_retired",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("parent", models.F("pk")), _negated=True),
                        name="a_theme_is_not_its_own_parent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Remark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("session", "At a session"),
                            ("survey", "In a survey"),
                            ("local_offer", "On the Local Offer"),
                            ("document", "On a document"),
                        ],
                        max_length=20,
                    ),
                ),
                ("key", models.UUIDField()),
                ("group", models.UUIDField()),
                ("where", models.CharField(blank=True, max_length=200)),
                ("text", models.TextField(blank=True)),
                ("sha256", models.CharField(max_length=64)),
                ("context", models.CharField(blank=True, max_length=300)),
                ("said_on", models.DateField()),
                ("offered_at", models.DateTimeField(auto_now_add=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("coders_wanted", models.PositiveSmallIntegerField(default=1)),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("settled_because", models.TextField(blank=True)),
                ("apart_at", models.DateTimeField(blank=True, null=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="remarks",
                        to="partnerships.partnership",
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
                (
                    "themes",
                    models.ManyToManyField(blank=True, related_name="remarks", to="themes.theme"),
                ),
            ],
            options={
                "ordering": ["said_on", "pk"],
                "indexes": [
                    models.Index(fields=["partnership", "group"], name="remarks_by_group"),
                    models.Index(fields=["partnership", "settled_at"], name="remarks_by_settled"),
                    models.Index(
                        condition=models.Q(
                            ("apart_at", None), ("settled_at", None), ("withdrawn_at", None)
                        ),
                        fields=["partnership", "said_on", "id"],
                        name="remarks_to_sort",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "source", "key"), name="a_remark_is_handed_down_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("coders_wanted__in", [1, 2])),
                        name="a_remark_is_sorted_by_one_or_two",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("apart_at", None), ("settled_at", None), _connector="OR"
                        ),
                        name="a_remark_waits_for_a_decision_or_is_settled",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("withdrawn_at", None),
                            models.Q(("context", ""), ("text", ""), ("where", "")),
                            _connector="OR",
                        ),
                        name="a_withdrawn_remark_keeps_no_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ThemeChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("added", "Added"),
                            ("changed", "Changed"),
                            ("merged", "Merged into another"),
                            ("split", "Split off from another"),
                            ("retired", "Retired"),
                            ("brought_back", "Brought back"),
                        ],
                        max_length=20,
                    ),
                ),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                ("because", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="theme_changes",
                        to="partnerships.partnership",
                    ),
                ),
                (
                    "theme",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="changes",
                        to="themes.theme",
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("partnership", "number"), name="a_codebook_has_each_version_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Coding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("fits_none", models.BooleanField(default=False)),
                ("note", models.CharField(blank=True, max_length=300)),
                ("codebook", models.PositiveIntegerField()),
                ("at", models.DateTimeField(auto_now=True)),
                ("revision", models.PositiveIntegerField(default=0)),
                (
                    "coder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="partnerships.member",
                    ),
                ),
                (
                    "remark",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="codings",
                        to="themes.remark",
                    ),
                ),
                ("themes", models.ManyToManyField(blank=True, related_name="+", to="themes.theme")),
            ],
            options={
                "ordering": ["pk"],
                "indexes": [models.Index(fields=["coder", "-at"], name="codings_by_coder")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("remark", "coder"), name="a_person_sorts_a_remark_once"
                    )
                ],
            },
        ),
    ]
