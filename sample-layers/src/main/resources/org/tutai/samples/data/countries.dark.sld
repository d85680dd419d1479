<?xml version="1.0" encoding="UTF-8"?>
<!-- From scale 1:12,000,000 on Taiwan is left to its own layers, whose coast is finer; borders and coasts are in country_boundaries. -->
<StyledLayerDescriptor version="1.0.0" xmlns="http://www.opengis.net/sld" xmlns:ogc="http://www.opengis.net/ogc">
  <NamedLayer>
    <Name>countries</Name>
    <UserStyle>
      <Title>各國（深色） Countries, dark</Title>
      <IsDefault>1</IsDefault>
      <FeatureTypeStyle>
        <Rule>
          <Title>陸地 Land</Title>
          <MinScaleDenominator>12000000</MinScaleDenominator>
          <PolygonSymbolizer>
            <Fill><CssParameter name="fill">#2a343b</CssParameter></Fill>
          </PolygonSymbolizer>
        </Rule>
        <Rule>
          <Title>陸地 Land</Title>
          <ogc:Filter><ogc:PropertyIsNotEqualTo><ogc:PropertyName>name</ogc:PropertyName><ogc:Literal>Taiwan</ogc:Literal></ogc:PropertyIsNotEqualTo></ogc:Filter>
          <MaxScaleDenominator>12000000</MaxScaleDenominator>
          <PolygonSymbolizer>
            <Fill><CssParameter name="fill">#2a343b</CssParameter></Fill>
          </PolygonSymbolizer>
        </Rule>
      </FeatureTypeStyle>
      <FeatureTypeStyle>
        <Rule>
          <Title>國名 Name</Title>
          <MinScaleDenominator>25000000</MinScaleDenominator>
          <MaxScaleDenominator>99000000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>name</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">11</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#212b32</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#b0b7b7</CssParameter></Fill>
            <Priority>300</Priority>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>國名 Name</Title>
          <MinScaleDenominator>6200000</MinScaleDenominator>
          <MaxScaleDenominator>25000000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>name</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">12</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#212b32</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#b0b7b7</CssParameter></Fill>
            <Priority>300</Priority>
            <VendorOption name="charSpacing">0.5</VendorOption>
          </TextSymbolizer>
        </Rule>
        <Rule>
          <Title>國名 Name</Title>
          <ogc:Filter><ogc:PropertyIsNotEqualTo><ogc:PropertyName>name</ogc:PropertyName><ogc:Literal>Taiwan</ogc:Literal></ogc:PropertyIsNotEqualTo></ogc:Filter>
          <MinScaleDenominator>1500000</MinScaleDenominator>
          <MaxScaleDenominator>6200000</MaxScaleDenominator>
          <TextSymbolizer>
            <Label><ogc:PropertyName>name</ogc:PropertyName></Label>
            <Font>
              <CssParameter name="font-family">Noto Sans TC</CssParameter>
              <CssParameter name="font-size">13</CssParameter>
            </Font>
            <Halo>
              <Radius>1.5</Radius>
              <Fill>
                <CssParameter name="fill">#212b32</CssParameter>
                <CssParameter name="fill-opacity">0.85</CssParameter>
              </Fill>
            </Halo>
            <Fill><CssParameter name="fill">#b0b7b7</CssParameter></Fill>
            <Priority>300</Priority>
            <VendorOption name="charSpacing">1</VendorOption>
          </TextSymbolizer>
        </Rule>
      </FeatureTypeStyle>
    </UserStyle>
  </NamedLayer>
</StyledLayerDescriptor>
