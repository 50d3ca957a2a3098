//! A partly built tree and the steps that build it.

/// No word.
pub const NONE: u32 = u32::MAX;

/// A step of the parser, in the order of its classes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next word goes on the stack.
    Shift,
    /// The top of the stack becomes a dependent of the next word.
    Left,
    /// The top of the stack becomes a dependent of the word under it.
    Right,
}

/// All steps, by class.
pub const STEPS: [Step; 3] = [Step::Shift, Step::Left, Step::Right];

/// A partly built tree.
#[derive(Clone, Debug, Default)]
pub struct State {
    stack: Vec<u32>,
    pub(super) next: u32,
    len: u32,
    nodes: Vec<Node>,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    head: u32,
    pub(super) label: u16,
    pub(super) lefts: u8,
    pub(super) rights: u8,
    pub(super) left: [u32; 2],
    pub(super) right: [u32; 2],
    /// Labels of the dependents on each side, a bit each.
    pub(super) left_labels: u64,
    pub(super) right_labels: u64,
}

const FRESH: Node = Node { head: NONE, label: 0, lefts: 0, rights: 0, left: [NONE; 2], right: [NONE; 2], left_labels: 0, right_labels: 0 };

impl State {
    /// Starts over with a sentence of `len` words; word `len` is the root.
    pub fn start(&mut self, len: usize) {
        self.stack.clear();
        self.next = 0;
        self.len = len as u32;
        self.nodes.clear();
        self.nodes.resize(len + 1, FRESH);
    }

    /// Whether every word has its head.
    pub fn is_done(&self) -> bool {
        self.next == self.len && self.stack.is_empty()
    }

    /// Which of [`STEPS`] may be taken.
    pub fn allowed(&self) -> [bool; 3] {
        [self.next < self.len, !self.stack.is_empty(), self.stack.len() >= 2]
    }

    /// The words on the stack, the top last.
    pub fn stack(&self) -> &[u32] {
        &self.stack
    }

    /// The next word; the root's position when there is none.
    pub fn next(&self) -> u32 {
        self.next
    }

    /// The head of `word`: [`NONE`] as long as it has none, the number of words for the root.
    pub fn head(&self, word: usize) -> u32 {
        self.nodes[word].head
    }

    /// The label of the arc from `word` to its head.
    pub fn label(&self, word: usize) -> u16 {
        self.nodes[word].label
    }

    /// The arc that `step` would draw, as head and dependent; none for a shift.
    pub fn arc_of(&self, step: Step) -> Option<(u32, u32)> {
        let dependent = *self.stack.last()?;
        match step {
            Step::Shift => None,
            Step::Left => Some((self.next, dependent)),
            Step::Right => Some((*self.stack.get(self.stack.len().checked_sub(2)?)?, dependent)),
        }
    }

    /// Takes `step`, labelling its arc; does nothing where it is not allowed.
    pub fn take(&mut self, step: Step, label: u16) {
        let Some((head, dependent)) = self.arc_of(step) else {
            if step == Step::Shift && self.next < self.len {
                self.stack.push(self.next);
                self.next += 1;
            }
            return;
        };
        self.stack.pop();
        let node = &mut self.nodes[dependent as usize];
        (node.head, node.label) = (head, label);
        let node = &mut self.nodes[head as usize];
        if dependent < head {
            node.left = [dependent, node.left[0]];
            node.lefts = node.lefts.saturating_add(1);
            node.left_labels |= 1 << (label % 64);
        } else {
            node.right = [dependent, node.right[0]];
            node.rights = node.rights.saturating_add(1);
            node.right_labels |= 1 << (label % 64);
        }
    }

    /// Hangs all but the first word under the root beneath that first one; the label stays.
    pub(super) fn single_root(&mut self) {
        let root = self.len;
        let mut first = None;
        for word in 0..self.len {
            let node = &mut self.nodes[word as usize];
            if node.head == root {
                match first {
                    None => first = Some(word),
                    Some(first) => node.head = first,
                }
            }
        }
    }

    pub(super) fn node(&self, word: u32) -> &Node {
        self.nodes.get(word as usize).unwrap_or(&FRESH)
    }

    pub(super) fn label_or_none(&self, word: u32) -> u64 {
        if word == NONE { 999 } else { u64::from(self.node(word).label) }
    }

    pub(super) fn down(&self, place: usize) -> u32 {
        self.stack.len().checked_sub(place + 1).map_or(NONE, |i| self.stack[i])
    }

    pub(super) fn ahead(&self, place: u32) -> u32 {
        if self.next + place <= self.len { self.next + place } else { NONE }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_draw_the_arcs_they_name() {
        let mut state = State::default();
        state.start(3);
        for step in [Step::Shift, Step::Left, Step::Shift, Step::Shift, Step::Right, Step::Left] {
            state.take(step, 1);
        }
        assert!(state.is_done());
        assert_eq!([state.head(0), state.head(1), state.head(2)], [1, 3, 1]);
    }
}
