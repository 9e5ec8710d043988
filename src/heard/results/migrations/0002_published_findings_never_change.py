from django.db import migrations

FREEZE = """
CREATE FUNCTION results_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.stage = 'published' THEN
        RAISE EXCEPTION 'published findings never change'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER published_findings_never_change
    BEFORE UPDATE OR DELETE ON results_publication
    FOR EACH ROW EXECUTE FUNCTION results_refuse_change();
"""

THAW = """
DROP TRIGGER published_findings_never_change ON results_publication;
DROP FUNCTION results_refuse_change();
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0001_first")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
