from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_user_is_administrator")]

    operations = [
        migrations.AddField(
            model_name="user",
            name="signed_out_at",
            field=models.DateTimeField(blank=True, null=True),
        )
    ]
