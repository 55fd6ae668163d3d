/**
 * For what people wrote, on a narrow screen in a large type: a word that is longer than its line breaks, with
 * a hyphen where the browser knows how, and never makes the page wider than the screen. Short words stay whole.
 */
export const longWords = 'wrap-anywhere hyphens-auto [hyphenate-limit-chars:12_5_5]'
