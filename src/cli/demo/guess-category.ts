/** First match wins, so that a cake candle is baking and not lighting. */
const CATEGORY_WORDS: readonly (readonly [string, RegExp])[] = [
  ['Christmas', /\b(CHRISTMAS|XMAS|ADVENT|REINDEER|SNOWMAN|SANTA|BAUBLES?)\b/],
  ['Baking and tea', /\b(CAKE|CAKES|CAKESTAND|BAKING|TEA|TEAPOT|TEACUP|SAUCER|DOILIES|NAPKINS|COOKIE|JAM)\b/],
  ['Kitchen', /\b(MUG|CUP|BOWL|PLATE|JUG|CUTLERY|LUNCH|BOTTLE|TRAY|KITCHEN|APRON|TIN|TINS|JAR|SNACK)\b/],
  ['Candles and light', /\b(T-LIGHTS?|CANDLES?|LANTERN|LIGHTS?|LAMP|CANDLESTICK|INCENSE)\b/],
  ['Bags', /\b(BAG|BAGS|SHOPPER|PURSE|LUGGAGE|BASKET)\b/],
  [
    'Cards and paper',
    /\b(CARDS?|WRAP|PAPER|TISSUES|STICKERS?|NOTEBOOK|RIBBONS?|TAGS?|PENCILS?|CHALK|MEMO)\b/,
  ],
  ['Party', /\b(PARTY|BUNTING|BALLOONS?|GARLAND|BIRTHDAY|FLAG)\b/],
  ['Children', /\b(CHILDS|CHILDRENS|KIDS|DOLLY|DOLL|TOY|JIGSAW|GAME|DINOSAUR|SPACEBOY|CIRCUS|PLASTERS)\b/],
  ['Garden', /\b(GARDEN|FLOWERS?|PLANT|WATERING|ZINC|BIRDHOUSE|TRELLIS|POT|HERB|PARASOL)\b/],
  ['Bath and bedroom', /\b(HOT WATER|TOWELS?|BATH|BATHROOM|SOAP|HANGER|CUSHION|QUILT|DOORMAT)\b/],
  ['Jewellery', /\b(BRACELET|NECKLACE|EARRINGS?|CHARM|RING|JEWELLERY|TRINKET)\b/],
  ['Home', /\b(SIGN|FRAME|CLOCK|MIRROR|CABINET|DRAWER|KNOB|HOOK|HEART|HEARTS|HOLDER|DECORATION|HANGING)\b/],
];

/** A product group guessed from the product's name. */
export function guessCategory(productName: string): string {
  return CATEGORY_WORDS.find(([, words]) => words.test(productName))?.[0] ?? 'Other gifts';
}
