"""A version of a questionnaire can be added, and after that neither changed nor deleted."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION questionnaire_versions_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a questionnaire version never changes: bring in a new version'
        USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER questionnaire_versions_never_change
    BEFORE UPDATE OR DELETE ON questionnaires_questionnaireversion
    FOR EACH ROW EXECUTE FUNCTION questionnaire_versions_never_change();
"""
ALLOW = """
DROP TRIGGER questionnaire_versions_never_change ON questionnaires_questionnaireversion;
DROP FUNCTION questionnaire_versions_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("questionnaires", "0001_first")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
