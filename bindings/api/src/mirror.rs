//! The core's small enums, once more for phones: the core itself knows no UniFFI.

/// Declares an enum with the variants of one of the core's. A variant that only one of the two has does not compile.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident of $core:path { $($(#[$variant_doc:meta])* $variant:ident,)+ }) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, uniffi::Enum,
        )]
        #[serde(rename_all = "kebab-case")]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// Every one, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }

        impl From<$core> for $name {
            fn from(core: $core) -> Self {
                use $core as Core;
                match core {
                    $(Core::$variant => Self::$variant,)+
                }
            }
        }

        impl From<$name> for $core {
            fn from(own: $name) -> Self {
                match own {
                    $($name::$variant => Self::$variant,)+
                }
            }
        }
    };
}

/// Declares what a screen offers for an enum: each value with its words, under the keys of one family.
macro_rules! choice {
    ($(#[$doc:meta])* $name:ident of $value:ident as $family:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, uniffi::Record)]
        pub struct $name {
            /// What it means.
            pub value: $value,
            /// What it says.
            pub text: String,
        }

        impl $name {
            /// Every value that can be chosen.
            pub(crate) fn all(words: crate::words::Words) -> Vec<Self> {
                $value::ALL
                    .iter()
                    .map(|value| Self { value: *value, text: value.said(words) })
                    .collect()
            }
        }

        impl $value {
            /// Its words.
            pub(crate) fn said(self, words: crate::words::Words) -> String {
                words.say_coded($family, &crate::words::code_of(&self), &[])
            }
        }
    };
}

pub(crate) use {choice, mirror};
