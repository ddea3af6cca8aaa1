-- One index is the guard against double rows and all that the nightly review reads (drizzle has no INCLUDE).
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_pkey"
  PRIMARY KEY ("customer_id", "product_id", "ordered_on", "order_id", "ordinal") INCLUDE ("quantity", "amount_cents");
--> statement-breakpoint
-- An index-only scan needs pages known to be all-visible: vacuum after inserts early, not after a fifth of the table.
ALTER TABLE "order_line" SET (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_vacuum_insert_threshold = 10000);
--> statement-breakpoint
-- The usual compression takes as long as all else that sending asks of the database. Where the server has no quicker one, a mail is kept
-- as it is until it is pruned.
DO $$
BEGIN
  ALTER TABLE "message" ALTER COLUMN "html" SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
  ALTER TABLE "message" ALTER COLUMN "html" SET STORAGE EXTERNAL;
END
$$;
--> statement-breakpoint
-- Legal moves of a message; src/messages/message-state.ts holds the same table and a test compares them.
CREATE FUNCTION message_move_is_legal(old_state text, new_state text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT (old_state, new_state) IN (
    ('planned', 'approved'), ('planned', 'expired'), ('planned', 'withdrawn'),
    ('approved', 'claimed'), ('approved', 'planned'), ('approved', 'expired'), ('approved', 'withdrawn'),
    ('claimed', 'sending'), ('claimed', 'approved'), ('claimed', 'deferred'), ('claimed', 'failed'),
    ('claimed', 'expired'), ('claimed', 'withdrawn'),
    ('sending', 'accepted'), ('sending', 'deferred'), ('sending', 'failed'), ('sending', 'uncertain'),
    ('deferred', 'claimed'), ('deferred', 'expired'), ('deferred', 'withdrawn'), ('deferred', 'failed'),
    ('uncertain', 'accepted'), ('uncertain', 'failed'), ('uncertain', 'approved'),
    ('failed', 'approved'))
$$;
--> statement-breakpoint
CREATE FUNCTION guard_message_move() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> NEW.state AND NOT message_move_is_legal(OLD.state, NEW.state) THEN
    RAISE EXCEPTION 'message % may not move from % to %', OLD.id, OLD.state, NEW.state USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;
--> statement-breakpoint
CREATE TRIGGER message_move_guard BEFORE UPDATE OF state ON "message" FOR EACH ROW EXECUTE FUNCTION guard_message_move();
--> statement-breakpoint
-- Moves are written down by the statement: sending makes many at once, and one insert for each takes half of its time.
CREATE FUNCTION keep_message_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    INSERT INTO message_move (message_id, "from", "to", because)
      SELECT moved.id, stood.state, moved.state, moved.because FROM moved JOIN stood USING (id) WHERE stood.state <> moved.state;
  ELSE
    INSERT INTO message_move (message_id, "from", "to", because) SELECT id, NULL, state, because FROM moved;
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER message_move_insert AFTER INSERT ON "message" REFERENCING NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION keep_message_moves();
--> statement-breakpoint
CREATE TRIGGER message_move_update AFTER UPDATE ON "message" REFERENCING OLD TABLE AS stood NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION keep_message_moves();
--> statement-breakpoint
-- History that nobody may rewrite; only the erasure of a person blanks what names her.
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND current_setting('rytmi.erasing', true) = 'on' THEN RETURN NEW; END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER consent_event_append_only BEFORE UPDATE OR DELETE ON "consent_event" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER call_outcome_append_only BEFORE UPDATE OR DELETE ON "call_outcome" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
--> statement-breakpoint
CREATE TRIGGER suppression_lift_append_only BEFORE UPDATE OR DELETE ON "suppression_lift" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
