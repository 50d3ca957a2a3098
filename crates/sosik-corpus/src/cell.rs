//! Cells of Rust types and the Arrow columns they fill.

use std::borrow::Cow;
use std::sync::Arc;

use arrow_array::ArrayRef;
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Float64Builder, Int32Builder, Int64Builder, StringBuilder, TimestampMicrosecondBuilder,
};
use arrow_schema::{DataType, TimeUnit};
use chrono::{DateTime, Datelike, NaiveDate, Utc};

/// Days from 1 January of the year 1 to 1 January 1970.
const EPOCH: i32 = 719_163;

/// What stands in a column: a kind of value, apart from how long the values live.
pub(crate) trait Cell {
    /// A value.
    type Value<'r>;
    /// What collects a column of them.
    type Builder: ArrayBuilder;
    /// Whether a column may hold nothing.
    const NULLABLE: bool = false;

    /// The type of the column.
    fn data_type() -> DataType;
    /// An empty column.
    fn builder() -> Self::Builder;
    /// Puts a value, or nothing, at the end of a column.
    fn push(value: Option<Self::Value<'_>>, column: &mut Self::Builder);
    /// Bytes of text, of which a column holds less than 2 GiB.
    fn text_bytes(_: &Self::Value<'_>) -> usize {
        0
    }
}

macro_rules! cells {
    ($($value:ty, $builder:ty, $type:expr, $new:expr, |$v:ident| $native:expr;)*) => {$(
        impl Cell for $value {
            type Value<'r> = $value;
            type Builder = $builder;

            fn data_type() -> DataType {
                $type
            }

            fn builder() -> Self::Builder {
                $new
            }

            fn push(value: Option<Self>, column: &mut Self::Builder) {
                column.append_option(value.map(|$v| $native));
            }
        }
    )*};
}

cells! {
    i64, Int64Builder, DataType::Int64, Int64Builder::new(), |v| v;
    i32, Int32Builder, DataType::Int32, Int32Builder::new(), |v| v;
    f64, Float64Builder, DataType::Float64, Float64Builder::new(), |v| v;
    bool, BooleanBuilder, DataType::Boolean, BooleanBuilder::new(), |v| v;
    NaiveDate, Date32Builder, DataType::Date32, Date32Builder::new(), |v| v.num_days_from_ce() - EPOCH;
    DateTime<Utc>, TimestampMicrosecondBuilder, DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into())),
        TimestampMicrosecondBuilder::new().with_timezone("UTC"), |v| v.timestamp_micros();
}

/// Words.
pub(crate) struct Text;

impl Cell for Text {
    type Value<'r> = Cow<'r, str>;
    type Builder = StringBuilder;

    fn data_type() -> DataType {
        DataType::Utf8
    }

    fn builder() -> Self::Builder {
        StringBuilder::new()
    }

    fn push(value: Option<Cow<'_, str>>, column: &mut Self::Builder) {
        column.append_option(value);
    }

    fn text_bytes(value: &Cow<'_, str>) -> usize {
        value.len()
    }
}

impl<T: Cell> Cell for Option<T> {
    type Value<'r> = Option<T::Value<'r>>;
    type Builder = T::Builder;
    const NULLABLE: bool = true;

    fn data_type() -> DataType {
        T::data_type()
    }

    fn builder() -> Self::Builder {
        T::builder()
    }

    fn push(value: Option<Option<T::Value<'_>>>, column: &mut Self::Builder) {
        T::push(value.flatten(), column);
    }

    fn text_bytes(value: &Self::Value<'_>) -> usize {
        value.as_ref().map_or(0, T::text_bytes)
    }
}

/// The column that `builder` has collected.
pub(crate) fn finish(builder: &mut impl ArrayBuilder) -> ArrayRef {
    Arc::new(builder.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let mut column = NaiveDate::builder();
        for day in ["1970-01-01", "2024-10-25", "1969-12-31"] {
            NaiveDate::push(day.parse().ok(), &mut column);
        }
        let column = column.finish();
        assert_eq!(column.values(), &[0, 20_021, -1]);
    }
}
