//! Numbers as each language writes them.

use fluent_bundle::FluentValue;
use intl_memoizer::concurrent::IntlLangMemoizer;

/// More decimals than this say more than anyone measured.
const MOST_DECIMALS: usize = 2;

/// A number with this language's decimal mark and its mark between thousands; `None` for what is no number.
pub(super) fn by_marks<const DECIMAL: char, const THOUSANDS: char>(
    value: &FluentValue<'_>,
    _: &IntlLangMemoizer,
) -> Option<String> {
    let FluentValue::Number(number) = value else {
        return None;
    };
    let options = &number.options;
    let least = options.minimum_fraction_digits.unwrap_or(0);
    let most = options
        .maximum_fraction_digits
        .unwrap_or(MOST_DECIMALS)
        .max(least);
    let written = format!("{:.most$}", number.value.abs());
    let (whole, decimals) = written.split_once('.').unwrap_or((&written, ""));
    let kept = decimals.trim_end_matches('0').len().max(least);
    let decimals = &decimals[..kept];

    let mut said = String::with_capacity(written.len() + 4);
    if number.value < 0.0 && written.contains(|digit: char| ('1'..='9').contains(&digit)) {
        said.push('\u{2212}');
    }
    for (place, digit) in whole.chars().enumerate() {
        if options.use_grouping && place > 0 && (whole.len() - place).is_multiple_of(3) {
            said.push(THOUSANDS);
        }
        said.push(digit);
    }
    if !decimals.is_empty() {
        said.push(DECIMAL);
        said.push_str(decimals);
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use fluent_bundle::types::{FluentNumber, FluentNumberOptions};

    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_writes_them() {
        let memoizer = IntlLangMemoizer::new(Default::default());
        for (number, english, norwegian) in [
            (0.0, "0", "0"),
            (-0.001, "0", "0"),
            (7.0, "7", "7"),
            (4.1, "4.1", "4,1"),
            (0.1 + 0.2, "0.3", "0,3"),
            (999.995, "1,000", "1\u{a0}000"),
            (4100.0, "4,100", "4\u{a0}100"),
            (1_234_567.25, "1,234,567.25", "1\u{a0}234\u{a0}567,25"),
            (-12.5, "\u{2212}12.5", "\u{2212}12,5"),
        ] {
            let value = FluentValue::from(number);
            assert_eq!(by_marks::<'.', ','>(&value, &memoizer).unwrap(), english);
            assert_eq!(by_marks::<',', '\u{a0}'>(&value, &memoizer).unwrap(), norwegian);
        }
    }

    #[test]
    fn a_message_can_ask_for_its_decimals() {
        let memoizer = IntlLangMemoizer::new(Default::default());
        let one = FluentNumberOptions {
            minimum_fraction_digits: Some(1),
            maximum_fraction_digits: Some(1),
            ..Default::default()
        };
        for (number, said) in [(4.0, "4.0"), (4.26, "4.3")] {
            let value = FluentValue::Number(FluentNumber::new(number, one.clone()));
            assert_eq!(by_marks::<'.', ','>(&value, &memoizer).unwrap(), said);
        }
    }
}
