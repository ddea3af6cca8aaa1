/** A template is a page of text; the longest shipped one has 2 kB. Reading grows with the square of it, so this bounds the time as well. */
export const MOST_SOURCE_BYTES = 16 * 1024;
/** Tags of one template as written. */
export const MOST_TAGS = 500;
/** Tags, blocks and runs of text after layout and pieces; the largest shipped mail has 120. */
export const MOST_PARTS = 2_000;
/** A list in a list is as deep as a mail goes: what is done for each multiplies. */
export const MOST_LOOPS_DEEP = 2;
/** Blocks within blocks, whatever they are. */
export const MOST_BLOCKS_DEEP = 8;
/** Items of one mail. A reader stops at ten. */
export const MOST_LIST_ITEMS = 200;
/** One part of a rendered mail. What is sent has a narrower limit: see render-message.ts. */
export const MOST_OUTPUT_BYTES = 256 * 1024;
/** Mail programs show some 60 signs of a subject on a desk, some 40 on a telephone. */
export const LONG_SUBJECT = 70;
