//! A dependency tree over the words of one sentence, in Universal Dependencies.

use std::ops::RangeInclusive;

use compact_str::CompactString;
use sosik_core::Span;

/// A word in its tree.
#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) span: Span,
    /// Lower-cased, with plain apostrophes.
    pub(super) lower: CompactString,
    pub(super) lemma: CompactString,
    /// Universal part of speech.
    pub(super) pos: &'static str,
    /// Penn Treebank tag.
    pub(super) tag: &'static str,
    /// Universal relation to the head, with the subtypes that models keep.
    pub(super) relation: &'static str,
    /// Position of the head; the number of words for the root.
    pub(super) head: usize,
    pub(super) capital: bool,
}

impl Node {
    /// Whether the relation is `relation` or a subtype of it.
    pub(super) fn is(&self, relation: &str) -> bool {
        // Most relations begin with another letter, which is seen without a call.
        self.relation.as_bytes().first() == relation.as_bytes().first()
            && self.relation.strip_prefix(relation).is_some_and(|rest| rest.is_empty() || rest.starts_with(':'))
    }

    /// Whether the relation is one of `relations`, subtypes included.
    pub(super) fn any(&self, relations: &[&str]) -> bool {
        relations.iter().any(|r| self.is(r))
    }
}

/// The tree; buffers are kept from sentence to sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
    /// Children by head: those of word `h` are `list[starts[h]..starts[h + 1]]`, in order.
    list: Vec<usize>,
    starts: Vec<usize>,
    /// First and last word below and with each word.
    edges: Vec<(usize, usize)>,
    depths: Vec<usize>,
}

impl Tree {
    /// Brings children, edges and depths in line with the heads; called after every change. Linear. Whether the heads form one tree.
    pub(super) fn index(&mut self) -> bool {
        let n = self.nodes.len();
        self.starts.clear();
        self.starts.resize(n + 2, 0);
        for node in &self.nodes {
            self.starts[node.head.min(n) + 1] += 1;
        }
        for h in 0..=n {
            self.starts[h + 1] += self.starts[h];
        }
        self.list.clear();
        self.list.resize(n, 0);
        let mut filled = self.starts.clone();
        for (d, node) in self.nodes.iter().enumerate() {
            let h = node.head.min(n);
            self.list[filled[h]] = d;
            filled[h] += 1;
        }
        // Top-down order first, so that edges can be gathered bottom-up.
        self.depths.clear();
        self.depths.resize(n, 0);
        let mut order = Vec::with_capacity(n);
        order.extend_from_slice(&self.list[self.starts[n]..self.starts[n + 1]]);
        let mut at = 0;
        while at < order.len() {
            let head = order[at];
            for d in self.list[self.starts[head]..self.starts[head + 1]].iter().copied() {
                self.depths[d] = self.depths[head] + 1;
                order.push(d);
            }
            at += 1;
        }
        let whole = order.len() == n;
        self.edges.clear();
        self.edges.extend((0..n).map(|i| (i, i)));
        for word in order.into_iter().rev() {
            let (left, right) = self.edges[word];
            let head = self.nodes[word].head;
            if let Some(edge) = self.edges.get_mut(head) {
                *edge = (edge.0.min(left), edge.1.max(right));
            }
        }
        whole && self.starts[n + 1] - self.starts[n] <= 1
    }

    /// The dependents of `word`, in order.
    pub(super) fn children(&self, word: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.list[self.starts[word]..self.starts[word + 1]].iter().copied()
    }

    /// The first dependent of `word` in one of `relations`.
    pub(super) fn child(&self, word: usize, relations: &[&str]) -> Option<usize> {
        self.children(word).find(|c| self.nodes[*c].any(relations))
    }

    /// The head of `word`; nothing for the root.
    pub(super) fn head(&self, word: usize) -> Option<usize> {
        Some(self.nodes[word].head).filter(|h| *h < self.nodes.len())
    }

    /// How many words stand above `word`.
    pub(super) fn depth(&self, word: usize) -> usize {
        self.depths[word]
    }

    /// First and last word of what hangs on `word`, itself included.
    pub(super) fn edges(&self, word: usize) -> (usize, usize) {
        self.edges[word]
    }

    /// The text from the first to the last of `words`, without marks at its ends that belong to what stands around it.
    pub(super) fn span(&self, words: RangeInclusive<usize>) -> Span {
        let (mut first, mut last) = (*words.start(), *words.end());
        while first < last && self.is_loose(first, first, last) {
            first += 1;
        }
        while first < last && self.is_loose(last, first, last) {
            last -= 1;
        }
        self.nodes[first].span.cover(self.nodes[last].span)
    }

    /// Whether `word` is a mark with nothing to close or open between `first` and `last`.
    fn is_loose(&self, word: usize, first: usize, last: usize) -> bool {
        let node = &self.nodes[word];
        if node.pos != "PUNCT" {
            return false;
        }
        let partner = match node.lower.as_str() {
            "“" => "”",
            "”" => "“",
            "‘" => "'",
            "(" => ")",
            ")" => "(",
            "[" => "]",
            "]" => "[",
            "\"" => "\"",
            _ => return true,
        };
        !(first..=last).any(|w| w != word && self.nodes[w].lower == partner)
    }

    /// The words of the phrase that `head` heads: what hangs on it without prepositions, conjunctions before it, and asides.
    pub(super) fn phrase(&self, head: usize) -> RangeInclusive<usize> {
        let inside = |node: &Node| {
            !node.any(&["case", "cc", "mark", "parataxis", "discourse", "cop", "nsubj", "aux", "expl"]) && node.pos != "PUNCT"
        };
        let (first, mut last) = self.range(head, inside).into_inner();
        // "accused the group of": no phrase ends in a preposition, wherever the parser hung it.
        while last > head && self.nodes[last].tag == "IN" {
            last -= 1;
        }
        first..=last
    }

    /// As [`Tree::phrase`], without what is coordinated with it.
    pub(super) fn first_conjunct(&self, head: usize) -> RangeInclusive<usize> {
        let inside =
            |node: &Node| !node.any(&["case", "cc", "mark", "parataxis", "discourse", "cop", "nsubj", "conj"]) && node.pos != "PUNCT";
        self.range(head, inside)
    }

    /// As [`Tree::first_conjunct`], without clauses that modify it: what a relative clause speaks of.
    pub(super) fn core(&self, head: usize) -> RangeInclusive<usize> {
        let inside = |node: &Node| {
            !node.any(&["case", "cc", "mark", "parataxis", "discourse", "cop", "nsubj", "acl", "advcl", "ccomp"]) && node.pos != "PUNCT"
        };
        self.range(head, inside)
    }

    /// `head` with those dependents, and all that hangs on them, that are `inside`; paired marks around them included.
    pub(super) fn range(&self, head: usize, inside: impl Fn(&Node) -> bool) -> RangeInclusive<usize> {
        let (mut first, mut last) = (head, head);
        for child in self.children(head).filter(|c| inside(&self.nodes[*c])) {
            let (left, right) = self.edges[child];
            first = first.min(left);
            last = last.max(right);
        }
        // A closing mark behind belongs to the phrase when its opening is inside, and the other way round.
        let (left, right) = self.edges[head];
        let opens = |mark: &str| matches!(mark, "“" | "(" | "\"" | "[" | "‘");
        let closes = |mark: &str| matches!(mark, "”" | ")" | "\"" | "]" | "’" | "'");
        let has =
            |range: RangeInclusive<usize>, test: &dyn Fn(&str) -> bool| range.into_iter().filter(|w| test(&self.nodes[*w].lower)).count();
        if last < right && closes(&self.nodes[last + 1].lower) && has(first..=last, &opens) > has(first..=last, &closes) {
            last += 1;
        }
        if first > left && opens(&self.nodes[first - 1].lower) && last < right && closes(&self.nodes[last + 1].lower) {
            first -= 1;
            last += 1;
        } else if first > left && opens(&self.nodes[first - 1].lower) && has(first..=last, &closes) > has(first..=last, &opens) {
            first -= 1;
        }
        first..=last
    }

    /// The words of prepositions on `word`, lower-cased: "to", "according to"; empty for none. "'s" is none.
    pub(super) fn preposition(&self, word: usize) -> String {
        let mut out = String::new();
        for case in self.children(word).filter(|c| self.nodes[*c].is("case") && *c < word) {
            for part in std::iter::once(case).chain(self.children(case).filter(|c| self.nodes[*c].is("fixed"))) {
                if !out.is_empty() {
                    out.push(' ');
                }
                out.push_str(&self.nodes[part].lower);
            }
        }
        out
    }
}
