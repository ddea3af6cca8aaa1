-- Custom SQL migration file, put your code below! --
--> statement-breakpoint
-- How often contacts chose to be written to: what stands is the first that is known of each.
INSERT INTO "cadence_change" ("contact_id", "days", "paused_until", "at")
  SELECT "contact_id", "days", "paused_until", "updated_at" FROM "cadence" WHERE "days" IS NOT NULL OR "paused_until" IS NOT NULL;
