from django.db import migrations

FREEZE = """
CREATE FUNCTION results_keep_statement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM results_publication WHERE id = OLD.publication_id AND stage = 'published'
    ) THEN
        RAISE EXCEPTION 'what the forum said of published findings never changes'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER forum_statements_never_change
    BEFORE UPDATE OR DELETE ON results_forumstatement
    FOR EACH ROW EXECUTE FUNCTION results_keep_statement();
CREATE FUNCTION results_keep_population() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a count of the population never changes'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER populations_never_change
    BEFORE UPDATE ON results_population
    FOR EACH ROW EXECUTE FUNCTION results_keep_population();
"""

THAW = """
DROP TRIGGER populations_never_change ON results_population;
DROP FUNCTION results_keep_population();
DROP TRIGGER forum_statements_never_change ON results_forumstatement;
DROP FUNCTION results_keep_statement();
"""


class Migration(migrations.Migration):
    dependencies = [("results", "0004_weights_agreement_correction")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
