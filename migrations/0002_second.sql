CREATE TABLE "greeting" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "greeting_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"month_day" text NOT NULL,
	"year" integer,
	"name" text,
	"language" text,
	"occasion" text,
	CONSTRAINT "greeting_month_day" CHECK ("greeting"."month_day" ~ '^[0-1][0-9]-[0-3][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "hand_over" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "hand_over_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"customer_id" integer NOT NULL,
	"person" text NOT NULL,
	"level_before" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"taken_back_by" text,
	"taken_back_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "satisfaction_answer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "satisfaction_answer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"message_id" uuid NOT NULL,
	"contact_id" integer NOT NULL,
	"customer_id" integer NOT NULL,
	"scale" text NOT NULL,
	"score" smallint NOT NULL,
	"comment" text,
	"at" timestamp with time zone NOT NULL,
	"doubtful" text,
	"confirmed_by" text
);
--> statement-breakpoint
CREATE TABLE "template_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "template_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"role" text,
	"number" integer NOT NULL,
	"source" text NOT NULL,
	"subject" text,
	"html" text,
	"text" text,
	"version" text,
	"author" text NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"requested_by" text,
	"requested_at" timestamp with time zone,
	"published_by" text,
	"published_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "replay_run" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"purpose" text NOT NULL,
	"asked" jsonb NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"share" double precision DEFAULT 0 NOT NULL,
	"result" jsonb,
	"by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"heard_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "month_letter" (
	"staff_id" uuid NOT NULL,
	"month" date NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "month_letter_staff_id_month_pk" PRIMARY KEY("staff_id","month")
);
--> statement-breakpoint
CREATE TABLE "stage_change" (
	"customer_id" integer NOT NULL,
	"stage" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "stage_change_customer_id_from_day_pk" PRIMARY KEY("customer_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "import_line_change" (
	"run_id" integer NOT NULL,
	"order_id" bigint NOT NULL,
	"product_id" integer NOT NULL,
	"ordinal" integer NOT NULL,
	"quantity" double precision,
	"amount_cents" bigint,
	"removed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_row_change" (
	"run_id" integer NOT NULL,
	"target" text NOT NULL,
	"row_id" bigint NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_profile" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_profile_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"header" jsonb NOT NULL,
	"mapping" jsonb NOT NULL,
	"by" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_upload" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_upload_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"kept_as" text NOT NULL,
	"bytes" bigint NOT NULL,
	"rows_expected" integer DEFAULT 0 NOT NULL,
	"encoding" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"mends" integer,
	"state" text DEFAULT 'open' NOT NULL,
	"asked_at" timestamp with time zone,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"report" jsonb,
	"by" text NOT NULL,
	"by_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entry" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entry_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"staff_id" uuid,
	"by" text NOT NULL,
	"kind" text NOT NULL,
	"subjects" jsonb NOT NULL,
	"before" jsonb,
	"after" jsonb
);
--> statement-breakpoint
CREATE TABLE "sign_in_guess" (
	"key" text PRIMARY KEY NOT NULL,
	"wrong" integer NOT NULL,
	"until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_account" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_invite" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_invite_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"token_hash" text NOT NULL,
	"email" text,
	"roles" text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "staff_invite_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "staff_session" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ip_address" text,
	"user_agent" text,
	CONSTRAINT "staff_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "staff_user" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"roles" text[] DEFAULT '{}' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"theme" text DEFAULT 'system' NOT NULL,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_verification" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "call_outcome" ADD COLUMN "reason_right" text;--> statement-breakpoint
ALTER TABLE "call_task" ADD COLUMN "hand_over_by" text;--> statement-breakpoint
ALTER TABLE "call_task" ADD COLUMN "claimed_by" uuid;--> statement-breakpoint
ALTER TABLE "call_task" ADD COLUMN "claimed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "message" ADD COLUMN "scale" text;--> statement-breakpoint
ALTER TABLE "customer_snapshot" ADD COLUMN "stage" text;--> statement-breakpoint
ALTER TABLE "customer_snapshot" ADD COLUMN "value_class" text;--> statement-breakpoint
ALTER TABLE "customer_snapshot" ADD COLUMN "potential_cents" bigint;--> statement-breakpoint
ALTER TABLE "customer_snapshot" ADD COLUMN "contents_hash" text;--> statement-breakpoint
ALTER TABLE "care_model" ADD COLUMN "known_kinds" text[];--> statement-breakpoint
ALTER TABLE "import_reject" ADD COLUMN "mended_by" integer;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "mapping" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "mends" integer;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "made" jsonb;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_run" ADD COLUMN "undone_by" text;--> statement-breakpoint
ALTER TABLE "hand_over" ADD CONSTRAINT "hand_over_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_answer" ADD CONSTRAINT "satisfaction_answer_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_answer" ADD CONSTRAINT "satisfaction_answer_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "satisfaction_answer" ADD CONSTRAINT "satisfaction_answer_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_letter" ADD CONSTRAINT "month_letter_staff_id_staff_user_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_line_change" ADD CONSTRAINT "import_line_change_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_row_change" ADD CONSTRAINT "import_row_change_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_account" ADD CONSTRAINT "staff_account_user_id_staff_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_session" ADD CONSTRAINT "staff_session_user_id_staff_user_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."staff_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "greeting_by_day" ON "greeting" USING btree ("month_day");--> statement-breakpoint
CREATE UNIQUE INDEX "hand_over_open" ON "hand_over" USING btree ("customer_id") WHERE "hand_over"."taken_back_at" is null;--> statement-breakpoint
CREATE INDEX "satisfaction_answer_by_message" ON "satisfaction_answer" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "satisfaction_answer_by_customer" ON "satisfaction_answer" USING btree ("customer_id","at") WHERE "satisfaction_answer"."doubtful" is null;--> statement-breakpoint
CREATE INDEX "satisfaction_answer_doubtful" ON "satisfaction_answer" USING btree ("at") WHERE "satisfaction_answer"."doubtful" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "template_version_number" ON "template_version" USING btree ("kind","language",coalesce("role", ''),"number");--> statement-breakpoint
CREATE UNIQUE INDEX "template_version_live" ON "template_version" USING btree ("kind","language",coalesce("role", '')) WHERE "template_version"."published_at" is not null and "template_version"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "template_version_draft" ON "template_version" USING btree ("kind","language",coalesce("role", '')) WHERE "template_version"."published_at" is null and "template_version"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "template_version_by_version" ON "template_version" USING btree ("version");--> statement-breakpoint
CREATE INDEX "replay_run_newest" ON "replay_run" USING btree ("purpose","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "stage_change_open" ON "stage_change" USING btree ("customer_id") WHERE "stage_change"."to_day" is null;--> statement-breakpoint
CREATE INDEX "stage_change_by_day" ON "stage_change" USING btree ("from_day","to_day");--> statement-breakpoint
CREATE INDEX "import_line_change_by_run" ON "import_line_change" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "import_row_change_by_run" ON "import_row_change" USING btree ("run_id","target","row_id");--> statement-breakpoint
CREATE UNIQUE INDEX "import_profile_by_name" ON "import_profile" USING btree ("kind","name");--> statement-breakpoint
CREATE INDEX "audit_entry_by_person" ON "audit_entry" USING btree ("by","id");--> statement-breakpoint
CREATE INDEX "audit_entry_by_kind" ON "audit_entry" USING btree ("kind","id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_account_by_provider" ON "staff_account" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "staff_account_by_user" ON "staff_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "staff_session_by_user" ON "staff_session" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "staff_user_by_email" ON "staff_user" USING btree ("email");--> statement-breakpoint
CREATE INDEX "staff_verification_by_identifier" ON "staff_verification" USING btree ("identifier");--> statement-breakpoint
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_claimed_by_staff_user_id_fk" FOREIGN KEY ("claimed_by") REFERENCES "public"."staff_user"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "decision_held_out_calls" ON "decision" USING btree ("day") WHERE "decision"."held_out" and "decision"."kind" = 'call';