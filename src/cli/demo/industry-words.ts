/**
 * Words in product names that speak for an industry (TOL 2008, which is NACE Rev. 2 to the second level): what a shop of
 * that industry would buy from a wholesaler of gifts. A guess for the demo; a real installation imports the real code.
 */
const INDUSTRY_WORDS: Readonly<Record<string, RegExp>> = {
  '47.59':
    /\b(CABINET|DRAWER|KNOB|FRAME|MIRROR|CLOCK|CUSHION|LANTERN|CANDLES?|HOLDER|HOOK|STORAGE|RACK|CHEST|DOORSTOP)\b/,
  '47.62':
    /\b(CARDS?|WRAP|PENCILS?|PEN|NOTEBOOK|STICKERS?|SKETCHBOOK|MEMO|CALENDAR|CHALK|WRITING|TAGS?|STAMP|TAPE)\b/,
  '47.65':
    /\b(TOY|DOLLY|DOLL|JIGSAW|DINOSAUR|SPACEBOY|GAME|PLAYHOUSE|DOMINOES|CIRCUS|CHILDS|KIDS|SOLDIER|SKITTLES)\b/,
  '47.76':
    /\b(GARDEN|FLOWERS?|PLANT|WATERING|ZINC|BIRDHOUSE|TRELLIS|POTTING|POT|HERB|SEEDS?|WREATH|BUCKET|VASE)\b/,
  '47.77':
    /\b(BRACELET|NECKLACE|EARRINGS?|CHARM|RING|JEWELLERY|TRINKET|BROOCH|PURSE|SCARF|BANGLE|HAIRCLIP)\b/,
  '55.10': /\b(TOWELS?|DOORMAT|BATHS?|BATHROOM|HOT WATER|HANGER|SOAP|LUGGAGE|UMBRELLA|TOILET|SLIPPERS?)\b/,
  '56.10':
    /\b(CAKE|CAKES|CAKESTAND|TEA|TEACUP|TEAPOT|SAUCER|NAPKINS|DOILIES|COFFEE|CUTLERY|BAKING|PLATE|JUG|BOWL)\b/,
  '82.30': /\b(PARTY|BUNTING|BALLOONS?|GARLAND|BIRTHDAY|CONFETTI|FLAG|FANCY|SPARKLERS?)\b/,
  '91.02':
    /\b(VICTORIAN|EDWARDIAN|REGENCY|EMPIRE|LONDON|UNION|TRADITIONAL|ENGLISH|BOTANICAL|ANTIQUE|CLASSIC)\b/,
};

/** General gift shops and department stores: they buy of everything. */
export const GIFT_SHOP = '47.78';
export const DEPARTMENT_STORE = '47.19';

/** Codes whose words stand in a product name. */
export function industriesOf(productName: string): string[] {
  return Object.entries(INDUSTRY_WORDS)
    .filter(([, words]) => words.test(productName))
    .map(([code]) => code);
}
