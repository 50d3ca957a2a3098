//! Stages that have not landed yet: they read nothing. This file goes when the last of them is there.
pub(crate) mod actors {
    pub(crate) struct Resolver;
    #[derive(Default)]
    pub(crate) struct Resolved {
        pub(crate) actors: Vec<sosik_core::Actor>,
        pub(crate) places: Vec<sosik_core::Place>,
        pub(crate) entities: Vec<sosik_core::Entity>,
    }
    impl Resolver {
        pub(crate) fn new(_: &crate::Layers<'_>, _: &mut crate::explain::Trace) -> Self {
            Self
        }
        pub(crate) fn refer(&mut self, _: sosik_core::Span) -> Option<sosik_core::ActorId> {
            None
        }
        pub(crate) fn actor(&self, _: sosik_core::ActorId) -> &sosik_core::Actor {
            unreachable!()
        }
        pub(crate) fn zero(&mut self, _: sosik_core::Span, _: sosik_core::ActorId) {}
        pub(crate) fn place_at(&mut self, _: sosik_core::Span) -> Option<sosik_core::PlaceId> {
            None
        }
        pub(crate) fn finish(self) -> Resolved {
            Resolved::default()
        }
    }
}
pub(crate) mod events {
    pub(crate) fn find(
        _: &crate::Layers<'_>,
        _: &mut super::actors::Resolver,
        _: &mut [sosik_core::Claim],
        _: &mut crate::explain::Trace,
    ) -> Vec<sosik_core::Event> {
        Vec::new()
    }
}
