/** What of a mail is read: a person's words and a report's fields stand at its beginning, pictures after them. */
export const READ_BYTES = 1024 * 1024;
/** Beyond this a mail is a trick: an ordinary one with many pictures has some tens. */
export const MOST_PARTS = 500;
/** An ordinary mail takes milliseconds. */
export const MOST_TIME_MS = 3_000;
/** Of the thread's own heap, in megabytes: together with what is being collected, 256. */
export const HEAP_MB = { maxOldGenerationSizeMb: 224, maxYoungGenerationSizeMb: 32 };
/** Characters of text handed out: more than anybody writes, few enough for every rule to look through. */
export const LONGEST_TEXT = 50_000;
/** Characters of one report or one original's headers. */
export const LONGEST_PART = 64_000;
export const LONGEST_HEADER = 4_000;
export const MOST_HEADERS = 400;
