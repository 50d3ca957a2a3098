//! Korean-aware segmentation of news.
