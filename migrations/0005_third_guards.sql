-- Custom SQL migration file, put your code below! --
--> statement-breakpoint
-- Webhooks: what the world is told of is written by the statement that does it, so that no change can forget it. Without an endpoint
-- that is on, each of these triggers ends at its first look.
CREATE FUNCTION webhooks_are_on() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT FROM webhook_endpoint WHERE off IS NULL)
$$;
--> statement-breakpoint
CREATE FUNCTION queue_webhooks(kinds text[], customers integer[], contacts integer[], all_facts jsonb[]) RETURNS void LANGUAGE sql AS $$
  WITH happened AS MATERIALIZED (
    SELECT gen_random_uuid() AS id, h.* FROM unnest(kinds, customers, contacts, all_facts)
      WITH ORDINALITY AS h (kind, customer_id, contact_id, facts, n)),
  wanted AS MATERIALIZED (
    SELECT h.*, e.id AS endpoint_id FROM happened h
      JOIN webhook_endpoint e ON e.off IS NULL AND (e.kinds = '{}' OR h.kind = ANY (e.kinds))),
  kept AS (
    INSERT INTO webhook_event (id, kind, customer_id, contact_id, facts)
      SELECT id, kind, customer_id, contact_id, facts FROM happened WHERE id IN (SELECT id FROM wanted) ORDER BY n)
  INSERT INTO webhook_delivery (endpoint_id, event_id, customer_id)
    SELECT endpoint_id, id, customer_id FROM wanted ORDER BY n, endpoint_id
$$;
--> statement-breakpoint
CREATE FUNCTION tell_of_messages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg(kind ORDER BY n), array_agg(customer_id ORDER BY n), array_agg(contact_id ORDER BY n),
      array_agg(facts ORDER BY n))
    FROM (
      SELECT row_number() OVER (ORDER BY m.id, k.place) AS n, k.kind, m.customer_id, m.contact_id,
        jsonb_build_object('message', jsonb_build_object('id', m.id, 'kind', m.kind, 'signals', m.signals, 'decidedOn', m.decided_on))
          || coalesce(k.more, '{}') AS facts
      FROM moved m JOIN stood s USING (id) CROSS JOIN LATERAL (
        SELECT 1 AS place, 'message.accepted' AS kind, NULL::jsonb AS more WHERE m.state = 'accepted' AND s.state <> 'accepted'
        UNION ALL
        SELECT 2, 'message.bounced', NULL WHERE m.bounced_at IS NOT NULL AND s.bounced_at IS NULL
        UNION ALL
        SELECT 3, 'message.answered', (SELECT jsonb_build_object('answer', jsonb_build_object('scale', a.scale, 'score', a.score))
            FROM satisfaction_answer a WHERE a.message_id = m.id AND a.doubtful IS NULL ORDER BY a.id DESC LIMIT 1)
          WHERE m.answered_at IS NOT NULL AND s.answered_at IS NULL
        UNION ALL
        SELECT 4, 'message.reordered', (SELECT jsonb_build_object('reorder', jsonb_build_object('id', r.id, 'items', (
              SELECT jsonb_agg(jsonb_build_object('product', p.external_id, 'quantity', i -> 'quantity'))
              FROM jsonb_array_elements(r.items) i JOIN product p ON p.id = (i ->> 'productId')::integer)))
            FROM reorder_request r WHERE r.message_id = m.id)
          WHERE m.reordered_at IS NOT NULL AND s.reordered_at IS NULL
      ) k
    ) told;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER message_webhooks AFTER UPDATE ON "message" REFERENCING OLD TABLE AS stood NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_messages();
--> statement-breakpoint
CREATE FUNCTION call_task_facts(task call_task) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('id', task.id, 'state', task.state, 'purpose', task.purpose,
    'signals', (SELECT coalesce(jsonb_agg(s -> 'kind'), '[]') FROM jsonb_array_elements(task.signals) s),
    'stakeCents', task.stake_cents, 'probability', task.probability, 'raisedOn', task.raised_on, 'expiresOn', task.expires_on,
    'notBefore', task.snoozed_until, 'because', task.because)
$$;
--> statement-breakpoint
CREATE FUNCTION tell_of_raised_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg('call.raised'::text), array_agg(t.customer_id ORDER BY t.id), array_agg(NULL::integer),
      array_agg(jsonb_build_object('callTask', call_task_facts(t)) ORDER BY t.id))
    FROM call_task t WHERE t.id IN (SELECT id FROM made);
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER call_task_webhooks_insert AFTER INSERT ON "call_task" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_raised_calls();
--> statement-breakpoint
CREATE FUNCTION tell_of_ended_calls() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg(CASE t.state WHEN 'done' THEN 'call.done' ELSE 'call.dropped' END ORDER BY t.id),
      array_agg(t.customer_id ORDER BY t.id), array_agg(NULL::integer),
      array_agg(jsonb_build_object('callTask', call_task_facts(t), 'outcome', (
        SELECT jsonb_build_object('reached', o.reached, 'mood', o.mood, 'leavingReason', o.leaving_reason, 'followUpOn', o.follow_up_on)
        FROM call_outcome o WHERE o.task_id = t.id ORDER BY o.id DESC LIMIT 1)) ORDER BY t.id))
    FROM call_task t JOIN moved m USING (id) JOIN stood s USING (id)
    WHERE m.state IN ('done', 'expired', 'withdrawn') AND s.state NOT IN ('done', 'expired', 'withdrawn');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER call_task_webhooks_update AFTER UPDATE ON "call_task" REFERENCING OLD TABLE AS stood NEW TABLE AS moved
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_ended_calls();
--> statement-breakpoint
-- The first stage ever seen of a customer is its past, no news.
CREATE FUNCTION tell_of_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg('customer.' || m.stage ORDER BY m.customer_id), array_agg(m.customer_id ORDER BY m.customer_id),
      array_agg(NULL::integer),
      array_agg(jsonb_build_object('stage', m.stage, 'since', m.from_day, 'before', before.stage) ORDER BY m.customer_id))
    FROM found m CROSS JOIN LATERAL (SELECT p.stage FROM stage_change p WHERE p.customer_id = m.customer_id AND p.from_day < m.from_day
      ORDER BY p.from_day DESC LIMIT 1) before
    WHERE m.stage IN ('silent', 'returned');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER stage_change_webhooks AFTER INSERT ON "stage_change" REFERENCING NEW TABLE AS found
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_stages();
--> statement-breakpoint
CREATE FUNCTION tell_of_unsubscribed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg('contact.unsubscribed'::text), array_agg(c.customer_id ORDER BY c.id), array_agg(c.id ORDER BY c.id),
      array_agg(jsonb_build_object('reason', m.reason) ORDER BY c.id))
    FROM made m JOIN contact c USING (address_hash)
    WHERE c.removed_on IS NULL AND m.reason IN ('unsubscribed', 'objected', 'spam-report', 'by-hand');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER suppression_webhooks AFTER INSERT ON "suppression" REFERENCING NEW TABLE AS made
  FOR EACH STATEMENT EXECUTE FUNCTION tell_of_unsubscribed();
