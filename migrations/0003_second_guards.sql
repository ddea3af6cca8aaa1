-- The audit log is written once: no update, no delete, no truncate, whoever asks. Erasing a person may blank what names her, and nothing else.
CREATE FUNCTION refuse_audit_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('rytmi.erasing', true) = 'on'
    AND (NEW.id, NEW.at, NEW.staff_id, NEW."by", NEW.kind, NEW.subjects) IS NOT DISTINCT FROM (OLD.id, OLD.at, OLD.staff_id, OLD."by", OLD.kind, OLD.subjects)
    AND (NEW.before IS NOT DISTINCT FROM OLD.before OR NEW.before = '"(erased)"')
    AND (NEW.after IS NOT DISTINCT FROM OLD.after OR NEW.after = '"(erased)"')
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_audit_rewrite();
--> statement-breakpoint
CREATE TRIGGER audit_entry_never_emptied BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_rewrite();

--> statement-breakpoint
-- What was published stays as it was, and stays: messages say which version they were written with.
CREATE FUNCTION guard_template_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
    OR (NEW.kind, NEW.language, NEW.role, NEW.number) IS DISTINCT FROM (OLD.kind, OLD.language, OLD.role, OLD.number)
    OR (OLD.published_at IS NOT NULL AND (NEW.source, NEW.subject, NEW.html, NEW.text, NEW.version, NEW.author, NEW.published_by, NEW.published_at)
      IS DISTINCT FROM (OLD.source, OLD.subject, OLD.html, OLD.text, OLD.version, OLD.author, OLD.published_by, OLD.published_at))
  THEN RAISE EXCEPTION 'template version % stays as it is', OLD.id USING ERRCODE = 'insufficient_privilege'; END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER template_version_guard BEFORE UPDATE OR DELETE ON "template_version" FOR EACH ROW EXECUTE FUNCTION guard_template_version();
