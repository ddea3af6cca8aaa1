CREATE TABLE "cadence_change" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "cadence_change_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contact_id" integer NOT NULL,
	"days" integer,
	"paused_until" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "retention" (
	"rule" text PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"forgotten" integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cadence_change" ADD CONSTRAINT "cadence_change_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cadence_change_by_contact" ON "cadence_change" USING btree ("contact_id","id");