#include "language_data.h"

#pragma clang diagnostic ignored "-Wc23-extensions"  // #embed works in every C mode of the toolchain's clang

// Every data file stands here once: an array with its bytes, and a row in the table below.
#define DATA static const unsigned char

DATA any_agencies[] = {
#embed "data/any/agencies.tsv"
};
DATA any_binary_signatures[] = {
#embed "data/any/binary-signatures.tsv"
};
DATA any_boilerplate_phrases[] = {
#embed "data/any/boilerplate-phrases.tsv"
};
DATA any_boilerplate_trees[] = {
#embed "data/any/boilerplate-trees.tsv"
};
DATA any_clean_text[] = {
#embed "data/any/clean-text.tsv"
};
DATA any_counting_pictures[] = {
#embed "data/any/counting-pictures.tsv"
};
DATA any_date_words[] = {
#embed "data/any/date-words.tsv"
};
DATA any_encodings_letters[] = {
#embed "data/any/encodings-letters.tsv"
};
DATA any_encodings[] = {
#embed "data/any/encodings.tsv"
};
DATA any_entities[] = {
#embed "data/any/entities.tsv"
};
DATA any_feed_elements[] = {
#embed "data/any/feed-elements.tsv"
};
DATA any_feed_namespaces[] = {
#embed "data/any/feed-namespaces.tsv"
};
DATA any_feed_teasers[] = {
#embed "data/any/feed-teasers.tsv"
};
DATA any_formats[] = {
#embed "data/any/formats.tsv"
};
DATA any_language_kin[] = {
#embed "data/any/language-kin.tsv"
};
DATA any_language_names[] = {
#embed "data/any/language-names.tsv"
};
DATA any_language_scripts[] = {
#embed "data/any/language-scripts.tsv"
};
DATA any_language_words[] = {
#embed "data/any/language-words.tsv"
};
DATA any_markup_authors[] = {
#embed "data/any/markup-authors.tsv"
};
DATA any_markup_classes[] = {
#embed "data/any/markup-classes.tsv"
};
DATA any_markup_dates[] = {
#embed "data/any/markup-dates.tsv"
};
DATA any_markup_elements[] = {
#embed "data/any/markup-elements.tsv"
};
DATA any_news_elements[] = {
#embed "data/any/news-elements.tsv"
};
DATA any_news_markup[] = {
#embed "data/any/news-markup.tsv"
};
DATA en_abbreviations[] = {
#embed "data/en/abbreviations.tsv"
};
DATA en_calendar[] = {
#embed "data/en/calendar.tsv"
};
DATA en_cues[] = {
#embed "data/en/cues.tsv"
};
DATA en_dates_holidays[] = {
#embed "data/en/dates-holidays.tsv"
};
DATA en_dates_patterns[] = {
#embed "data/en/dates-patterns.tsv"
};
DATA en_dates_words[] = {
#embed "data/en/dates-words.tsv"
};
DATA en_function_words[] = {
#embed "data/en/function-words.tsv"
};
DATA en_grammar[] = {
#embed "data/en/grammar.tsv"
};
DATA en_names[] = {
#embed "data/en/names.tsv"
};
DATA en_people[] = {
#embed "data/en/people.tsv"
};
DATA en_places[] = {
#embed "data/en/places.tsv"
};
DATA en_quote_model[] = {
#embed "data/en/quote-model.tsv"
};
DATA en_role_words[] = {
#embed "data/en/role-words.tsv"
};
DATA en_sentence_starters[] = {
#embed "data/en/sentence-starters.tsv"
};
DATA en_speech[] = {
#embed "data/en/speech.tsv"
};
DATA en_verbs[] = {
#embed "data/en/verbs.tsv"
};

#define ROW(path, array) {path, array, sizeof array}

static const struct copydesk_resource table[] = {
    ROW("any/agencies.tsv", any_agencies),
    ROW("any/binary-signatures.tsv", any_binary_signatures),
    ROW("any/boilerplate-phrases.tsv", any_boilerplate_phrases),
    ROW("any/boilerplate-trees.tsv", any_boilerplate_trees),
    ROW("any/clean-text.tsv", any_clean_text),
    ROW("any/counting-pictures.tsv", any_counting_pictures),
    ROW("any/date-words.tsv", any_date_words),
    ROW("any/encodings-letters.tsv", any_encodings_letters),
    ROW("any/encodings.tsv", any_encodings),
    ROW("any/entities.tsv", any_entities),
    ROW("any/feed-elements.tsv", any_feed_elements),
    ROW("any/feed-namespaces.tsv", any_feed_namespaces),
    ROW("any/feed-teasers.tsv", any_feed_teasers),
    ROW("any/formats.tsv", any_formats),
    ROW("any/language-kin.tsv", any_language_kin),
    ROW("any/language-names.tsv", any_language_names),
    ROW("any/language-scripts.tsv", any_language_scripts),
    ROW("any/language-words.tsv", any_language_words),
    ROW("any/markup-authors.tsv", any_markup_authors),
    ROW("any/markup-classes.tsv", any_markup_classes),
    ROW("any/markup-dates.tsv", any_markup_dates),
    ROW("any/markup-elements.tsv", any_markup_elements),
    ROW("any/news-elements.tsv", any_news_elements),
    ROW("any/news-markup.tsv", any_news_markup),
    ROW("en/abbreviations.tsv", en_abbreviations),
    ROW("en/calendar.tsv", en_calendar),
    ROW("en/cues.tsv", en_cues),
    ROW("en/dates-holidays.tsv", en_dates_holidays),
    ROW("en/dates-patterns.tsv", en_dates_patterns),
    ROW("en/dates-words.tsv", en_dates_words),
    ROW("en/function-words.tsv", en_function_words),
    ROW("en/grammar.tsv", en_grammar),
    ROW("en/names.tsv", en_names),
    ROW("en/people.tsv", en_people),
    ROW("en/places.tsv", en_places),
    ROW("en/quote-model.tsv", en_quote_model),
    ROW("en/role-words.tsv", en_role_words),
    ROW("en/sentence-starters.tsv", en_sentence_starters),
    ROW("en/speech.tsv", en_speech),
    ROW("en/verbs.tsv", en_verbs),
};

const struct copydesk_resource *copydesk_resources(size_t *count) {
  *count = sizeof table / sizeof table[0];
  return table;
}
