import json

from django.db import migrations, models


def blocks_from_groupings(apps, schema_editor):
    """What is not published yet keeps its groupings. What is published says itself what it shows."""
    publications = apps.get_model("results", "Publication").objects.exclude(stage="published")
    for each in publications.select_related("survey__version"):
        sections = json.loads(bytes(each.survey.version.canonical))["sections"]
        each.blocks = [
            {"kind": "ranking", "key": "ranking"},
            {"kind": "response", "key": "response"},
            *(
                {"kind": "items", "key": f"i{n}", "section": section["code"]}
                for n, section in enumerate(sections)
            ),
            *(
                {"kind": "comparison", "key": f"c{n}", "by": code}
                for n, code in enumerate(each.breakdowns)
            ),
        ]
        each.save(update_fields=["blocks"])


class Migration(migrations.Migration):
    dependencies = [("results", "0009_comments")]

    operations = [
        migrations.AddField("publication", "blocks", models.JSONField(default=list)),
        migrations.AlterField(
            "publication",
            "stage",
            models.CharField(
                max_length=20,
                default="waiting",
                choices=[
                    ("building", "Being put together"),
                    ("waiting", "Waiting to start"),
                    ("counting", "Counting the answers"),
                    ("protecting", "Hiding small groups, and trying to work them out"),
                    ("ready", "Ready to look at"),
                    ("refused", "Not safe to publish"),
                    ("failed", "Could not be prepared"),
                    ("published", "Published"),
                ],
            ),
        ),
        migrations.RunPython(blocks_from_groupings, migrations.RunPython.noop),
        migrations.RemoveField("publication", "breakdowns"),
        migrations.AddField("comment", "may_be_quoted", models.BooleanField(default=False)),
    ]
