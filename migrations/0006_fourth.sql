ALTER TABLE "call_task" ADD COLUMN "earlier_notes" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "doctor_report" ADD COLUMN "settings" text;--> statement-breakpoint
ALTER TABLE "incoming_mail" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "address_hash" text;--> statement-breakpoint
ALTER TABLE "sending_pause" ADD COLUMN "figures" jsonb;