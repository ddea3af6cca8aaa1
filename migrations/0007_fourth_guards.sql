-- Custom SQL migration file, put your code below! --
--> statement-breakpoint
-- Where mails went: of those that may still come back, the address that the contact has now is the best that is known.
UPDATE "message" SET "address_hash" = "contact"."address_hash" FROM "contact"
  WHERE "contact"."id" = "message"."contact_id" AND "message"."state" IN ('sending', 'accepted', 'uncertain')
    AND "message"."claimed_at" > now() - interval '90 days';
