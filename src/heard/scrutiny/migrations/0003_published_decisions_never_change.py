"""What is in the register stays as it was published: the database refuses to change it.

Only a draft changes. A published edition may be replaced or withdrawn, once, and its words be
indexed anew for searching; its resolutions and documents stand as they are, and so does every
source from the moment that it was read.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION published_decisions_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    may_change text[] := ARRAY['search'];
BEGIN
    IF OLD.state = 'draft' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    IF TG_OP = 'UPDATE' THEN
        IF OLD.state = 'published' AND NEW.state = 'replaced' THEN
            may_change := may_change || ARRAY['state'];
        ELSIF OLD.state = 'published' AND NEW.state = 'withdrawn' THEN
            may_change := may_change || ARRAY['state', 'withdrawn_at', 'withdrawal_reason'];
        END IF;
        IF to_jsonb(NEW) - may_change = to_jsonb(OLD) - may_change THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'a published decision never changes: publish a correction or withdraw it'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER published_decisions_never_change
    BEFORE UPDATE OR DELETE ON scrutiny_decisionrecord
    FOR EACH ROW EXECUTE FUNCTION published_decisions_never_change();

CREATE FUNCTION parts_of_published_decisions_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    records bigint[] := ARRAY[]::bigint[];
BEGIN
    IF TG_OP <> 'INSERT' THEN records := records || OLD.record_id; END IF;
    IF TG_OP <> 'DELETE' THEN records := records || NEW.record_id; END IF;
    IF EXISTS (
        SELECT FROM scrutiny_decisionrecord WHERE id = ANY (records) AND state <> 'draft'
    ) THEN
        RAISE EXCEPTION 'a published decision never changes: publish a correction or withdraw it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER resolutions_of_published_decisions_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON scrutiny_resolution
    FOR EACH ROW EXECUTE FUNCTION parts_of_published_decisions_never_change();
CREATE TRIGGER documents_of_published_decisions_never_change
    BEFORE INSERT OR UPDATE OR DELETE ON scrutiny_decisiondocument
    FOR EACH ROW EXECUTE FUNCTION parts_of_published_decisions_never_change();

CREATE FUNCTION decision_sources_never_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the source of a decision never changes: read it again'
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER decision_sources_never_change
    BEFORE UPDATE ON scrutiny_source
    FOR EACH ROW EXECUTE FUNCTION decision_sources_never_change();
"""

ALLOW = """
DROP TRIGGER decision_sources_never_change ON scrutiny_source;
DROP FUNCTION decision_sources_never_change();
DROP TRIGGER documents_of_published_decisions_never_change ON scrutiny_decisiondocument;
DROP TRIGGER resolutions_of_published_decisions_never_change ON scrutiny_resolution;
DROP FUNCTION parts_of_published_decisions_never_change();
DROP TRIGGER published_decisions_never_change ON scrutiny_decisionrecord;
DROP FUNCTION published_decisions_never_change();
"""


class Migration(migrations.Migration):
    dependencies = [("scrutiny", "0002_decisions_by_maker")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
