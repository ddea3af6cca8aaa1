-- Custom SQL migration file, put your code below! --
--> statement-breakpoint
-- Where mails went: of those that may still come back, the address that the contact has now is the best that is known.
UPDATE "message" SET "address_hash" = "contact"."address_hash" FROM "contact"
  WHERE "contact"."id" = "message"."contact_id" AND "message"."state" IN ('sending', 'accepted', 'uncertain')
    AND "message"."claimed_at" > now() - interval '90 days';
--> statement-breakpoint
-- Webhooks: a customer may be lost at once, where its own rhythm is short; whoever listens for silence hears of it then. The first
-- stage ever seen of a customer is its past, no news.
CREATE OR REPLACE FUNCTION tell_of_stages() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT webhooks_are_on() THEN RETURN NULL; END IF;
  PERFORM queue_webhooks(array_agg(CASE m.stage WHEN 'returned' THEN 'customer.returned' ELSE 'customer.silent' END ORDER BY m.customer_id),
      array_agg(m.customer_id ORDER BY m.customer_id), array_agg(NULL::integer),
      array_agg(jsonb_build_object('stage', m.stage, 'since', m.from_day, 'before', before.stage) ORDER BY m.customer_id))
    FROM found m CROSS JOIN LATERAL (SELECT p.stage FROM stage_change p WHERE p.customer_id = m.customer_id AND p.from_day < m.from_day
      ORDER BY p.from_day DESC LIMIT 1) before
    WHERE m.stage IN ('silent', 'returned') OR (m.stage = 'lost' AND before.stage <> 'silent');
  RETURN NULL;
END
$$;
