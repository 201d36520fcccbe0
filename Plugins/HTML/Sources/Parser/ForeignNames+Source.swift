extension ForeignNames {
    /// The SVG elements whose names have capitals.
    static let svgElements: StaticString = """
        altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath
        feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
        feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
        feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
        feSpecularLighting feSpotLight feTile feTurbulence foreignObject glyphRef linearGradient
        radialGradient textPath
        """

    /// The SVG attributes whose names have capitals.
    static let svgAttributes: StaticString = """
        attributeName attributeType baseFrequency baseProfile calcMode clipPathUnits
        diffuseConstant edgeMode filterUnits glyphRef gradientTransform
        gradientUnits kernelMatrix kernelUnitLength keyPoints keySplines keyTimes lengthAdjust
        limitingConeAngle markerHeight markerUnits markerWidth maskContentUnits maskUnits
        numOctaves pathLength patternContentUnits patternTransform patternUnits pointsAtX
        pointsAtY pointsAtZ preserveAlpha preserveAspectRatio primitiveUnits refX refY
        repeatCount repeatDur requiredExtensions requiredFeatures specularConstant
        specularExponent spreadMethod startOffset stdDeviation stitchTiles surfaceScale
        systemLanguage tableValues targetX targetY textLength viewBox viewTarget
        xChannelSelector yChannelSelector zoomAndPan
        """
}
