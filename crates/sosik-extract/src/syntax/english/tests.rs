//! Own sentences, cut with the spans and compared as words.
