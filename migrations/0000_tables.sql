CREATE TABLE "call_outcome" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "call_outcome_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"customer_id" integer NOT NULL,
	"by_person" integer,
	"reached" text NOT NULL,
	"mood" text,
	"leaving_reason" text,
	"note" text,
	"follow_up_on" date,
	"complaint_closed" boolean DEFAULT false NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "call_task" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "call_task_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"customer_id" integer NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"purpose" text NOT NULL,
	"signals" jsonb NOT NULL,
	"stake_cents" bigint NOT NULL,
	"probability" double precision NOT NULL,
	"raised_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"snoozed_until" date,
	"assigned_to" integer,
	"hand_over_note" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"closed_on" date,
	"because" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "morning_list" (
	"person_id" integer NOT NULL,
	"day" date NOT NULL,
	"state" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "address_key" (
	"id" integer PRIMARY KEY NOT NULL,
	"locked" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cadence" (
	"contact_id" integer PRIMARY KEY NOT NULL,
	"days" integer,
	"paused_until" date,
	"language" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_person" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "care_person_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"email" text NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"calls_per_day" integer,
	"active" boolean DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE TABLE "consent_event" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "consent_event_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"contact_id" integer NOT NULL,
	"basis" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "contact_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"customer_id" integer NOT NULL,
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"first_name" text,
	"role" text DEFAULT 'buyer' NOT NULL,
	"email" text,
	"address_hash" text,
	"phone" text,
	"language" text NOT NULL,
	"country" text,
	"time_zone" text,
	"legal_class" text DEFAULT 'unknown' NOT NULL,
	"origin" text NOT NULL,
	"removed_on" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_external_id_unique" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "customer" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"care_level" text DEFAULT 'small' NOT NULL,
	"named_person" text,
	"industry" text,
	"employees" integer,
	"country" text,
	"city" text,
	"closed_on" date,
	"leave_alone_until" date,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_external_id_unique" UNIQUE("external_id"),
	CONSTRAINT "customer_care_level" CHECK ("customer"."care_level" in ('key', 'named', 'small'))
);
--> statement-breakpoint
CREATE TABLE "suppression_lift" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "suppression_lift_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"address_hash" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"suppressed_at" timestamp with time zone NOT NULL,
	"by" text NOT NULL,
	"because" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"address_hash" text NOT NULL,
	"reason" text NOT NULL,
	"source" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "suppression_address_hash_reason_pk" PRIMARY KEY("address_hash","reason")
);
--> statement-breakpoint
CREATE TABLE "doctor_report" (
	"id" integer PRIMARY KEY NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"fit" boolean NOT NULL,
	"findings" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox_mail" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "inbox_mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mail_from" text NOT NULL,
	"rcpt_to" text[] NOT NULL,
	"message_id" text,
	"subject" text,
	"from_header" text,
	"to_header" text,
	"raw" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incoming_mail" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "incoming_mail_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"source" text NOT NULL,
	"source_key" text,
	"mail_key" text NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"mail_from" text,
	"rcpt_to" text[] NOT NULL,
	"cut" boolean DEFAULT false NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"kind" text,
	"rule" text,
	"severity" text,
	"status" text,
	"answer" text,
	"message_id" uuid,
	"customer_id" integer,
	"contact_id" integer,
	"tie" text,
	"from_name" text,
	"from_address" text,
	"subject" text,
	"words" text,
	"stop_words" text,
	"grave" boolean DEFAULT false NOT NULL,
	"task" text,
	"closed_at" timestamp with time zone,
	"closed_by" text,
	"closed_because" text,
	CONSTRAINT "incoming_mail_source_key_unique" UNIQUE("source_key"),
	CONSTRAINT "incoming_mail_mail_key_unique" UNIQUE("mail_key")
);
--> statement-breakpoint
CREATE TABLE "incoming_original" (
	"incoming_id" integer PRIMARY KEY NOT NULL,
	"raw" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_wish" (
	"customer_id" integer NOT NULL,
	"product_id" integer NOT NULL,
	"ask_again_on" date,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "item_wish_customer_id_product_id_pk" PRIMARY KEY("customer_id","product_id")
);
--> statement-breakpoint
CREATE TABLE "message_item" (
	"message_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"product_id" integer NOT NULL,
	"product_name" text NOT NULL,
	"unit" text,
	"other_product_name" text,
	"quantity" double precision NOT NULL,
	"reason" jsonb NOT NULL,
	CONSTRAINT "message_item_message_id_position_pk" PRIMARY KEY("message_id","position")
);
--> statement-breakpoint
CREATE TABLE "message_move" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "message_move_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"message_id" uuid NOT NULL,
	"from" text,
	"to" text NOT NULL,
	"because" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "message" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"customer_id" integer NOT NULL,
	"contact_id" integer NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"period" text NOT NULL,
	"decided_on" date NOT NULL,
	"expires_on" date NOT NULL,
	"signals" jsonb NOT NULL,
	"state" text DEFAULT 'planned' NOT NULL,
	"send_after" timestamp with time zone,
	"attempt" integer DEFAULT 0 NOT NULL,
	"fence" uuid,
	"claimed_at" timestamp with time zone,
	"because" text,
	"subject" text,
	"html" text,
	"body" text,
	"template_version" text,
	"accepted_at" timestamp with time zone,
	"smtp_answer" text,
	"bounced_at" timestamp with time zone,
	"replied_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"reordered_at" timestamp with time zone,
	"complained_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "message_once_a_period" UNIQUE("customer_id","kind","period")
);
--> statement-breakpoint
CREATE TABLE "reorder_request" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"message_id" uuid NOT NULL,
	"customer_id" integer NOT NULL,
	"items" jsonb NOT NULL,
	"note" text,
	"requested_at" timestamp with time zone DEFAULT now() NOT NULL,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "reorder_request_message_id_unique" UNIQUE("message_id")
);
--> statement-breakpoint
CREATE TABLE "sending_pause" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sending_pause_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"cause" text NOT NULL,
	"because" text NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "mail_domain" (
	"domain" text PRIMARY KEY NOT NULL,
	"host" text NOT NULL,
	"stale_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sending_day" (
	"sender_domain" text NOT NULL,
	"day" date NOT NULL,
	"mails" integer NOT NULL,
	CONSTRAINT "sending_day_sender_domain_day_pk" PRIMARY KEY("sender_domain","day")
);
--> statement-breakpoint
CREATE TABLE "sending_gate" (
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"next_at" timestamp with time zone NOT NULL,
	"line_end" timestamp with time zone NOT NULL,
	"closed_until" timestamp with time zone,
	"because" text,
	"most" integer,
	"raised_at" timestamp with time zone NOT NULL,
	"recovers" text NOT NULL,
	"under_way" timestamp with time zone[] NOT NULL,
	"connections_failed" integer NOT NULL,
	"logins_failed" integer NOT NULL,
	"recent" text NOT NULL,
	CONSTRAINT "sending_gate_kind_name_pk" PRIMARY KEY("kind","name")
);
--> statement-breakpoint
CREATE TABLE "sending_mark" (
	"id" integer PRIMARY KEY NOT NULL,
	"mark" bigint NOT NULL,
	"place" text NOT NULL,
	"timeline" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_snapshot" (
	"customer_id" integer PRIMARY KEY NOT NULL,
	"changed_on" date NOT NULL,
	"verdict" text NOT NULL,
	"because" text NOT NULL,
	"held_out" boolean NOT NULL,
	"signals" jsonb NOT NULL,
	"order_days" integer NOT NULL,
	"last_order_on" date,
	"next_order_on" date,
	"usual_gap_days" integer,
	"year_value_cents" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"customer_id" integer NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"verdict" jsonb NOT NULL,
	"held_out" boolean NOT NULL,
	"signals" jsonb NOT NULL,
	"rules" jsonb NOT NULL,
	"care_model_version" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "decision_customer_id_day_pk" PRIMARY KEY("customer_id","day")
);
--> statement-breakpoint
CREATE TABLE "forecast_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "forecast_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"name" text NOT NULL,
	"made_on" date NOT NULL,
	"state" text NOT NULL,
	"findings" jsonb NOT NULL,
	"model" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "forecast_version_name_unique" UNIQUE("name")
);
--> statement-breakpoint
CREATE TABLE "job_run" (
	"job" text NOT NULL,
	"period" text NOT NULL,
	"payload" jsonb NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"ring_at" timestamp with time zone DEFAULT now() NOT NULL,
	"planned_at" timestamp with time zone DEFAULT now() NOT NULL,
	"began_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	CONSTRAINT "job_run_job_period_pk" PRIMARY KEY("job","period")
);
--> statement-breakpoint
CREATE TABLE "base_version" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "base_version_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"made_on" date NOT NULL,
	"contents" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_model" (
	"version" integer PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"author" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_batch" (
	"day" date NOT NULL,
	"batch" integer NOT NULL,
	"from_customer" integer NOT NULL,
	"to_customer" integer NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"customers" integer,
	"tally" jsonb,
	"finished_at" timestamp with time zone,
	CONSTRAINT "review_batch_day_batch_pk" PRIMARY KEY("day","batch")
);
--> statement-breakpoint
CREATE TABLE "review_run" (
	"day" date PRIMARY KEY NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"care_model_version" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"tally" jsonb
);
--> statement-breakpoint
CREATE TABLE "complaint" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "complaint_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"external_id" text NOT NULL,
	"customer_id" integer NOT NULL,
	"order_external_id" text,
	"product_external_id" text,
	"about" text,
	"words" text,
	"opened_on" date NOT NULL,
	"closed_on" date,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "complaint_external_id_unique" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "import_reject" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_reject_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"run_id" integer NOT NULL,
	"line" integer NOT NULL,
	"column" text,
	"value" text,
	"reason" text NOT NULL,
	"detail" text,
	"record" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_run_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"profile" text,
	"dry_run" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"rows_read" integer DEFAULT 0 NOT NULL,
	"accepted" integer DEFAULT 0 NOT NULL,
	"rejected" integer DEFAULT 0 NOT NULL,
	"left_out" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"removed" integer DEFAULT 0 NOT NULL,
	"header" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"delimiter" text,
	"problem" jsonb,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "order_line" (
	"customer_id" integer NOT NULL,
	"product_id" integer NOT NULL,
	"ordered_on" date NOT NULL,
	"order_id" bigint NOT NULL,
	"ordinal" integer NOT NULL,
	"quantity" double precision NOT NULL,
	"amount_cents" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "customer_order" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_order_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"external_id" text NOT NULL,
	"customer_id" integer NOT NULL,
	"ordered_on" date NOT NULL,
	"imported_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_order_external_id_unique" UNIQUE("external_id")
);
--> statement-breakpoint
CREATE TABLE "product" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "product_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"external_id" text NOT NULL,
	"name" text NOT NULL,
	"category" text,
	"unit" text,
	"pack_size" double precision DEFAULT 1 NOT NULL,
	"price_cents" integer,
	"discontinued" boolean DEFAULT false NOT NULL,
	"replaced_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_external_id_unique" UNIQUE("external_id")
);
--> statement-breakpoint
ALTER TABLE "call_outcome" ADD CONSTRAINT "call_outcome_task_id_call_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."call_task"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_outcome" ADD CONSTRAINT "call_outcome_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_outcome" ADD CONSTRAINT "call_outcome_by_person_care_person_id_fk" FOREIGN KEY ("by_person") REFERENCES "public"."care_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "call_task" ADD CONSTRAINT "call_task_assigned_to_care_person_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."care_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "morning_list" ADD CONSTRAINT "morning_list_person_id_care_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."care_person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cadence" ADD CONSTRAINT "cadence_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consent_event" ADD CONSTRAINT "consent_event_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_mail" ADD CONSTRAINT "incoming_mail_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_mail" ADD CONSTRAINT "incoming_mail_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_mail" ADD CONSTRAINT "incoming_mail_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incoming_original" ADD CONSTRAINT "incoming_original_incoming_id_incoming_mail_id_fk" FOREIGN KEY ("incoming_id") REFERENCES "public"."incoming_mail"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_wish" ADD CONSTRAINT "item_wish_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_item" ADD CONSTRAINT "message_item_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message_move" ADD CONSTRAINT "message_move_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "message" ADD CONSTRAINT "message_contact_id_contact_id_fk" FOREIGN KEY ("contact_id") REFERENCES "public"."contact"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reorder_request" ADD CONSTRAINT "reorder_request_message_id_message_id_fk" FOREIGN KEY ("message_id") REFERENCES "public"."message"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reorder_request" ADD CONSTRAINT "reorder_request_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_snapshot" ADD CONSTRAINT "customer_snapshot_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_batch" ADD CONSTRAINT "review_batch_day_review_run_day_fk" FOREIGN KEY ("day") REFERENCES "public"."review_run"("day") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_reject" ADD CONSTRAINT "import_reject_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_order" ADD CONSTRAINT "customer_order_customer_id_customer_id_fk" FOREIGN KEY ("customer_id") REFERENCES "public"."customer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "call_outcome_by_customer" ON "call_outcome" USING btree ("customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "call_task_one_open" ON "call_task" USING btree ("customer_id") WHERE "call_task"."state" in ('open', 'snoozed');--> statement-breakpoint
CREATE INDEX "call_task_by_customer" ON "call_task" USING btree ("customer_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "morning_list_once" ON "morning_list" USING btree ("person_id","day");--> statement-breakpoint
CREATE UNIQUE INDEX "care_person_by_email" ON "care_person" USING btree (lower("email"));--> statement-breakpoint
CREATE INDEX "consent_event_by_contact" ON "consent_event" USING btree ("contact_id","id");--> statement-breakpoint
CREATE INDEX "contact_by_customer" ON "contact" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "contact_by_address" ON "contact" USING btree ("address_hash");--> statement-breakpoint
CREATE INDEX "suppression_lift_by_address" ON "suppression_lift" USING btree ("address_hash","id");--> statement-breakpoint
CREATE INDEX "inbox_mail_by_message_id" ON "inbox_mail" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "incoming_mail_waiting" ON "incoming_mail" USING btree ("id") WHERE "incoming_mail"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "incoming_mail_to_do" ON "incoming_mail" USING btree ("contact_id") WHERE "incoming_mail"."state" = 'to-do';--> statement-breakpoint
CREATE INDEX "incoming_mail_by_contact" ON "incoming_mail" USING btree ("contact_id","received_at");--> statement-breakpoint
CREATE INDEX "incoming_mail_by_customer" ON "incoming_mail" USING btree ("customer_id","received_at");--> statement-breakpoint
CREATE INDEX "incoming_mail_by_message" ON "incoming_mail" USING btree ("message_id");--> statement-breakpoint
CREATE INDEX "message_move_by_message" ON "message_move" USING btree ("message_id","id");--> statement-breakpoint
CREATE INDEX "message_due" ON "message" USING btree ("send_after") WHERE "message"."state" in ('approved', 'deferred');--> statement-breakpoint
CREATE INDEX "message_under_way" ON "message" USING btree ("claimed_at") WHERE "message"."state" in ('claimed', 'sending');--> statement-breakpoint
CREATE INDEX "message_waiting" ON "message" USING btree ("expires_on") WHERE "message"."state" = 'planned';--> statement-breakpoint
CREATE INDEX "message_lately" ON "message" USING btree (coalesce("accepted_at", "bounced_at"));--> statement-breakpoint
CREATE INDEX "message_by_contact" ON "message" USING btree ("contact_id","decided_on");--> statement-breakpoint
CREATE UNIQUE INDEX "sending_pause_open" ON "sending_pause" USING btree ("cause") WHERE "sending_pause"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "forecast_version_by_day" ON "forecast_version" USING btree ("made_on");--> statement-breakpoint
CREATE INDEX "job_run_open" ON "job_run" USING btree ("ring_at") WHERE "job_run"."state" = 'open';--> statement-breakpoint
CREATE INDEX "review_batch_waiting" ON "review_batch" USING btree ("day","state");--> statement-breakpoint
CREATE INDEX "complaint_by_customer" ON "complaint" USING btree ("customer_id","opened_on");--> statement-breakpoint
CREATE INDEX "import_reject_by_run" ON "import_reject" USING btree ("run_id","line");--> statement-breakpoint
CREATE INDEX "order_by_customer" ON "customer_order" USING btree ("customer_id","ordered_on");